package io.genesysdsr.portal;

import io.genesysdsr.identity.AnswerPace;
import io.genesysdsr.identity.Answers;
import io.genesysdsr.identity.Answers.Told;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where links and codes come back. A GET shows the same page for every handle and touches nothing, because programs that
 * scan mail open every link; only a POST, the press of a button, answers.
 */
@Controller
@RequestMapping("/prove")
class ProofPages {

    private final Answers answers;
    private final AnswerPace pace;

    ProofPages(Answers answers, AnswerPace pace) {
        this.answers = answers;
        this.pace = pace;
    }

    @GetMapping("/link/{handle}")
    ModelAndView link(@PathVariable String handle) {
        return page("link", handle);
    }

    @GetMapping("/code/{handle}")
    ModelAndView code(@PathVariable String handle) {
        return page("code", handle);
    }

    @PostMapping("/link/{handle}")
    ModelAndView confirm(@PathVariable String handle, HttpServletRequest request) {
        return pace.admits(request.getRemoteAddr()) ? told(answers.link(handle), "link", handle) : slow();
    }

    @PostMapping("/code/{handle}")
    ModelAndView type(@PathVariable String handle, @RequestParam String code, HttpServletRequest request) {
        return pace.admits(request.getRemoteAddr()) ? told(answers.code(handle, code), "code", handle) : slow();
    }

    @PostMapping("/authenticator/{handle}")
    ModelAndView authenticator(@PathVariable String handle, @RequestParam String code, HttpServletRequest request) {
        return pace.admits(request.getRemoteAddr())
                ? told(answers.authenticator(handle, code), "authenticator", handle)
                : slow();
    }

    @PostMapping("/again/{handle}")
    ModelAndView again(@PathVariable String handle, HttpServletRequest request) {
        if (!pace.admits(request.getRemoteAddr())) {
            return slow();
        }
        answers.again(handle);
        return page("again", handle);
    }

    private static ModelAndView told(Told told, String kind, String handle) {
        String step =
                switch (told) {
                    case DONE -> "done";
                    case MORE -> kind.equals("code") ? "more" : "more-by-authenticator";
                    case NO -> kind.equals("authenticator") ? "no-authenticator" : "no";
                };
        return page(step, handle).addObject("kind", kind);
    }

    private static ModelAndView slow() {
        ModelAndView page = page("slow", "");
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }

    private static ModelAndView page(String step, String handle) {
        return new ModelAndView("portal/prove").addObject("step", step).addObject("handle", handle);
    }
}
