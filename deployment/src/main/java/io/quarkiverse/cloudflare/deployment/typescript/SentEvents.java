package io.quarkiverse.cloudflare.deployment.typescript;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jboss.logging.Logger;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SimpleVerifier;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.RoomContext;

/**
 * Finds which events a class sends: where it makes a broadcast or pushes, by a name that is a constant. No signature says the
 * name of an event, but the code does. What it cannot see is left out.
 */
final class SentEvents {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.typescript");
    private static final String BROADCAST = Type.getInternalName(Broadcast.class);
    private static final String ROOM_CONTEXT = Type.getInternalName(RoomContext.class);
    private static final Set<String> PUSHES = Set.of("push", "pushAndAwait");

    private SentEvents() {
    }

    /**
     * @param method name and descriptor of where it is sent
     * @param payload its class, as far as the code says; {@code Object} if it does not
     */
    record Sent(String method, String event, Class<?> payload) {
    }

    /** @return in the order of the code */
    static List<Sent> of(Class<?> sender) {
        List<Sent> found = new ArrayList<>();
        String resource = sender.getName().replace('.', '/') + ".class";
        try (InputStream bytes = sender.getClassLoader().getResourceAsStream(resource)) {
            if (bytes != null) {
                ClassNode node = new ClassNode();
                new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG);
                for (MethodNode method : node.methods) {
                    collect(sender, node.name, method, found);
                }
            }
        } catch (IOException | AnalyzerException | RuntimeException | LinkageError problem) {
            LOG.debugf(problem, "What %s sends is not known", sender.getName());
        }
        return found;
    }

    private static void collect(Class<?> sender, String owner, MethodNode method, List<Sent> found) throws AnalyzerException {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && sends(call)) {
                calls.add(call);
            }
        }
        if (calls.isEmpty()) {
            return;
        }
        Frame<SourceValue>[] sources = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
        SimpleVerifier types = new SimpleVerifier();
        types.setClassLoader(sender.getClassLoader());
        Frame<BasicValue>[] values = new Analyzer<>(types).analyze(owner, method);
        for (MethodInsnNode call : calls) {
            int at = method.instructions.indexOf(call);
            if (sources[at] == null) {
                continue; // never reached
            }
            int top = sources[at].getStackSize() - 1;
            Class<?> payload = payload(values[at].getStack(top), sender.getClassLoader());
            for (AbstractInsnNode source : sources[at].getStack(top - 1).insns) {
                if (source instanceof LdcInsnNode constant && constant.cst instanceof String event) {
                    found.add(new Sent(method.name + method.desc, event, payload));
                }
            }
        }
    }

    /** Their last two arguments are the name of the event and the payload. */
    private static boolean sends(MethodInsnNode call) {
        return call.owner.equals(BROADCAST) && call.name.startsWith("to") && call.desc.endsWith(")L" + BROADCAST + ";")
                || call.owner.equals(ROOM_CONTEXT) && PUSHES.contains(call.name);
    }

    private static Class<?> payload(BasicValue value, ClassLoader loader) {
        Type type = value.getType();
        boolean known = type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY);
        String name = known ? type.getInternalName().replace('/', '.') : "null";
        try {
            return name.equals("null") ? Object.class : Class.forName(name, false, loader);
        } catch (ClassNotFoundException unknown) {
            return Object.class;
        }
    }
}
