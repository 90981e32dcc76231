package org.kangyang.core.attachment;

/** What an attachment is for. */
public enum AttachmentKind {
    CONSENT("书面同意"),
    ACCEPTANCE_PHOTO("验收照片"),
    SITE_PHOTO("现场照片"),
    OTHER("其他材料");

    private final String inChinese;

    AttachmentKind(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
