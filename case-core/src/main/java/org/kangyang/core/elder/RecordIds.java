package org.kangyang.core.elder;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Ids of health records: HMAC-SM3 of document type and number (R26, DESIGN §3.9). Whoever sees the id without the key
 * cannot find the number by trying all of them. Changing the key orphans every record.
 */
final class RecordIds {

    private final byte[] key;

    RecordIds(byte[] key) {
        this.key = key.clone();
    }

    /** The id of a documented person's record. */
    String of(IdentityDocument document) {
        if (document.number() == null) {
            throw new IllegalArgumentException("A person of unknown identity has no derived id");
        }
        return hmac(document.type().name() + ":" + document.number());
    }

    /** The id of a household: full and half width, spaces and case of the same address do not matter. */
    String of(Address address) {
        String door = Normalizer.normalize(address.detail(), Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
        return hmac("household:" + address.divisionCode() + ":" + door);
    }

    private String hmac(String plain) {
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        HMac hmac = new HMac(new SM3Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(text, 0, text.length);
        byte[] result = new byte[hmac.getMacSize()];
        hmac.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }

    /** The id of the record of a person not identified yet: theirs alone, by their case. */
    String ofUnknown(String caseId) {
        return "unknown-" + caseId;
    }
}
