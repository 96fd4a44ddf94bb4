package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Writes an X.509 certificate (RFC 5280) that its own key has signed. Peers know it by its hash, so it says nothing else.
 */
final class SelfSignedCertificate {

    private static final String NAME = "CN=Cloudflare emulator";
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final int SERIAL_BITS = 64;
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);
    private static final Duration VALIDITY = Duration.ofDays(365);

    private SelfSignedCertificate() {
    }

    /** @return the certificate in DER */
    static byte[] encode(AsymmetricCipherKeyPair keys, SecureRandom random, Clock clock) throws IOException {
        TBSCertificate content = content(keys, random, clock.instant());
        byte[] signature = sign(content.getEncoded(ASN1Encoding.DER), keys, random);
        ASN1EncodableVector parts = new ASN1EncodableVector();
        for (ASN1Encodable part : new ASN1Encodable[] { content, ALGORITHM, new DERBitString(signature) }) {
            parts.add(part);
        }
        return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    }

    private static TBSCertificate content(AsymmetricCipherKeyPair keys, SecureRandom random, Instant now) throws IOException {
        X500Name name = new X500Name(NAME);
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
        generator.setSignature(ALGORITHM);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(Date.from(now.minus(CLOCK_DIFFERENCE))));
        generator.setEndDate(new Time(Date.from(now.plus(VALIDITY))));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic()));
        return generator.generateTBSCertificate();
    }

    private static byte[] sign(byte[] content, AsymmetricCipherKeyPair keys, SecureRandom random) {
        DSADigestSigner signer = new DSADigestSigner(new ECDSASigner(), new SHA256Digest());
        signer.init(true, new ParametersWithRandom(keys.getPrivate(), random));
        signer.update(content, 0, content.length);
        return signer.generateSignature();
    }
}
