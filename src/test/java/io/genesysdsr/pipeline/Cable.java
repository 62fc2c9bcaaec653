package io.genesysdsr.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a server on this machine, which can be cut and mended, also just before the server's yes to a mail. */
final class Cable implements AutoCloseable {

    private static final String END_OF_MAIL = "\r\n.\r\n";

    private final ServerSocket near;
    private final int far;
    private final Set<Closeable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;
    private volatile int yesesToLose;

    Cable(int far) {
        this.far = far;
        try {
            near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    /** Where the server is reached through it. */
    int port() {
        return near.getLocalPort();
    }

    /** Breaks all connections; new ones come about at once. */
    void twitch() {
        ends.forEach(Cable::close);
    }

    /** Breaks all connections; new ones break as well, until it is mended. */
    void cut() {
        whole = false;
        twitch();
    }

    void mend() {
        whole = true;
    }

    /** The server takes the next mails, but its yes to them does not arrive. */
    void loseNextYeses(int mails) {
        yesesToLose = mails;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket client = near.accept();
                if (whole) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
                    ends.add(client);
                    ends.add(server);
                    Conversation conversation = new Conversation();
                    run(() -> carry(client, server, conversation, true));
                    run(() -> carry(server, client, conversation, false));
                } else {
                    client.close();
                }
            } catch (IOException e) {
                // The far end is not there, or this one was closed.
                continue;
            }
        }
    }

    /** What one connection's two directions know of each other. */
    private static final class Conversation {
        private volatile boolean mailEnded;
    }

    private void carry(Socket from, Socket to, Conversation conversation, boolean toServer) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            String before = "";
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (toServer) {
                    String said = before + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    conversation.mailEnded |= said.contains(END_OF_MAIL);
                    before = said.substring(Math.max(0, said.length() - END_OF_MAIL.length() + 1));
                } else if (conversation.mailEnded && yesesToLose > 0) {
                    yesesToLose--;
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException broken) {
            // As it is with cables; both ends hear of it.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(near);
        cut();
    }
}
