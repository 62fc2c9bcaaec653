package io.genesysdsr.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java source file, as the compiler's own parser reads it.
 *
 * @param name its path from the root of the project
 * @param text what stands in it
 * @param types the names of all classes in it
 * @param members its methods and constructors
 * @param literals its text literals
 * @param constants the constants of its enums, each with its comment
 */
record JavaFile(
        String name,
        String text,
        List<String> types,
        List<Member> members,
        List<String> literals,
        Map<String, String> constants) {

    /**
     * A method or a constructor.
     *
     * @param name with its class
     * @param lines from its first annotation to its closing brace
     */
    record Member(String name, boolean constructor, int parameters, int lines) {}

    static List<JavaFile> main() {
        return Cache.MAIN;
    }

    static List<JavaFile> tests() {
        return Cache.TESTS;
    }

    private static final class Cache {

        static final List<JavaFile> MAIN = parse(Project.files("src/main/java", ".java"));
        static final List<JavaFile> TESTS = parse(Project.files("src/test/java", ".java"));
    }

    static List<JavaFile> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            List<JavaFile> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                parsed.add(read(Project.name(file), Project.read(file), unit, trees));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFile read(String name, String text, CompilationUnitTree unit, DocTrees trees) {
        JavaFile file = new JavaFile(
                name, text, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        new Reader(file, trees, unit.getLineMap()).scan(unit, unit);
        return file;
    }

    int lines() {
        return (int) text.lines().count();
    }

    private static final class Reader extends TreePathScanner<Void, CompilationUnitTree> {

        private final JavaFile file;
        private final DocTrees trees;
        private final LineMap map;
        private String owner = "";

        Reader(JavaFile file, DocTrees trees, LineMap map) {
            this.file = file;
            this.trees = trees;
            this.map = map;
        }

        @Override
        public Void visitClass(ClassTree type, CompilationUnitTree unit) {
            String outer = owner;
            if (!type.getSimpleName().isEmpty()) {
                owner = type.getSimpleName().toString();
                file.types.add(owner);
            }
            super.visitClass(type, unit);
            owner = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            SourcePositions positions = trees.getSourcePositions();
            long begin = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            // A table of cases is as long as there are cases.
            boolean table = String.valueOf(method.getReturnType()).endsWith("<Arguments>");
            if (begin >= 0 && end >= 0 && !table) {
                boolean constructor = method.getReturnType() == null;
                // A record is data: it takes as much as it is.
                boolean record = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
                int parameters = record ? 0 : method.getParameters().size();
                int lines = (int) (map.getLineNumber(end) - map.getLineNumber(begin) + 1);
                String called = constructor ? owner : owner + "." + method.getName();
                file.members.add(new Member(called, constructor, parameters, lines));
            }
            return super.visitMethod(method, unit);
        }

        @Override
        public Void visitVariable(VariableTree variable, CompilationUnitTree unit) {
            TreePath path = getCurrentPath();
            if (isEnumConstant(path)) {
                String comment = trees.getDocComment(path);
                file.constants.put(owner + "." + variable.getName(), comment == null ? "" : comment.strip());
            }
            return super.visitVariable(variable, unit);
        }

        private static boolean isEnumConstant(TreePath path) {
            return path.getParentPath().getLeaf() instanceof ClassTree type
                    && type.getKind() == Tree.Kind.ENUM
                    && path.getLeaf() instanceof VariableTree constant
                    && constant.getModifiers().getFlags().contains(Modifier.STATIC)
                    && constant.getType() != null
                    && constant.getType().toString().equals(type.getSimpleName().toString());
        }

        @Override
        public Void visitLiteral(LiteralTree literal, CompilationUnitTree unit) {
            if (literal.getValue() instanceof String value) {
                file.literals.add(value);
            }
            return super.visitLiteral(literal, unit);
        }
    }
}
