package org.kangyang.api.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lays a {@link PrintedSheet} out on A4. The letters are Noto Sans SC's, and only those used are embedded. */
@Component
public class PdfWriter {

    /** What a browser and a file system should call it. */
    public static final String MEDIA_TYPE = "application/pdf";

    private static final float MARGIN = 42;
    private static final Color GREY = new Color(0xF0, 0xF2, 0xF4);
    private static final Color LINE = new Color(0xB0, 0xB8, 0xC0);

    private static final int MOST_ROWS_TOGETHER = 24;

    private final BaseFont letters;

    PdfWriter() throws IOException {
        try (InputStream font = PdfWriter.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf")) {
            if (font == null) {
                throw new IOException("fonts/NotoSansSC-Regular.ttf is missing from the jar");
            }
            letters = BaseFont.createFont(
                    "NotoSansSC-Regular.ttf",
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.CACHED,
                    font.readAllBytes(),
                    null);
        }
    }

    /** The sheet as a browser shows it, kept by nobody on the way. */
    public ResponseEntity<byte[]> answer(PrintedSheet sheet, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(fileName).build().toString())
                .body(write(sheet));
    }

    /** The bytes of the file. */
    byte[] write(PrintedSheet sheet) {
        var bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 14)) {
            var writer = org.openpdf.text.pdf.PdfWriter.getInstance(document, bytes);
            writer.setPageEvent(new Foot(sheet));
            document.addTitle(sheet.title() + " " + sheet.caseNumber());
            document.open();
            Paragraph title = new Paragraph(sheet.title(), font(17));
            title.setAlignment(Element.ALIGN_CENTER);
            title.setSpacingAfter(10);
            document.add(title);
            List<PdfPCell> headings = new ArrayList<>();
            for (PrintedSheet.Block block : sheet.blocks()) {
                switch (block) {
                    case PrintedSheet.Heading heading -> headings.add(heading(heading.text(), 13, 14));
                    case PrintedSheet.SubHeading heading -> headings.add(heading(heading.text(), 10.5f, 8));
                    case PrintedSheet.Text text -> document.add(under(headings, text(text)));
                    case PrintedSheet.Pairs pairs -> document.add(under(headings, pairs(pairs)));
                    case PrintedSheet.Grid grid -> document.add(under(headings, grid(grid)));
                }
            }
            if (!sheet.signatures().isEmpty()) {
                document.add(signatures(sheet.signatures()));
            }
        }
        return bytes.toByteArray();
    }

    /** Headings stand with what they head, so that no page ends with one. */
    private static PdfPTable under(List<PdfPCell> headings, PdfPTable body) {
        PdfPTable whole = table(new float[] {1});
        headings.forEach(whole::addCell);
        PdfPCell cell = new PdfPCell(body);
        cell.setBorder(Rectangle.NO_BORDER);
        whole.addCell(cell);
        whole.setKeepTogether(body.getRows().size() <= MOST_ROWS_TOGETHER);
        headings.clear();
        return whole;
    }

    private PdfPCell heading(String text, float size, float before) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font(size)));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        cell.setPaddingTop(before);
        cell.setPaddingBottom(6);
        return cell;
    }

    private PdfPTable text(PrintedSheet.Text text) {
        PdfPTable table = table(new float[] {1});
        PdfPCell cell = cell(text.text(), null);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        table.addCell(cell);
        return table;
    }

    private PdfPTable pairs(PrintedSheet.Pairs pairs) {
        float[] widths = new float[pairs.columns() * 2];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = i % 2 == 0 ? 2 : pairs.columns() == 1 ? 8 : 3;
        }
        PdfPTable table = table(widths);
        for (PrintedSheet.Pair pair : pairs.pairs()) {
            table.addCell(cell(pair.label(), GREY));
            table.addCell(cell(pair.value(), null));
        }
        table.completeRow();
        return table;
    }

    private PdfPTable grid(PrintedSheet.Grid grid) {
        float[] widths = new float[grid.header().size()];
        Arrays.fill(widths, 1);
        PdfPTable table = table(widths);
        table.setHeaderRows(1);
        grid.header().forEach(text -> table.addCell(cell(text, GREY)));
        grid.rows().forEach(row -> row.forEach(text -> table.addCell(cell(text, null))));
        return table;
    }

    private PdfPTable signatures(List<String> names) {
        PdfPTable table = table(new float[] {1});
        table.setSpacingBefore(22);
        table.setKeepTogether(true);
        names.forEach(name -> {
            PdfPCell line = new PdfPCell(new Phrase(name + "（签名）：＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日", font(10.5f)));
            line.setBorder(Rectangle.NO_BORDER);
            line.setPaddingBottom(14);
            table.addCell(line);
        });
        return table;
    }

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.getDefaultCell().setBorderColor(LINE);
        table.setWidthPercentage(100);
        table.setSplitLate(false);
        return table;
    }

    private PdfPCell cell(String text, @Nullable Color background) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font(9)));
        cell.setPadding(4);
        cell.setPaddingBottom(6);
        cell.setBorderColor(LINE);
        if (background != null) {
            cell.setBackgroundColor(background);
        }
        return cell;
    }

    private Font font(float size) {
        return new Font(letters, size);
    }

    /** Case number and page at the foot; the number of pages is known at the end only. */
    private final class Foot extends PdfPageEventHelper {
        private final PrintedSheet sheet;
        private @Nullable PdfTemplate pages;

        Foot(PrintedSheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public void onOpenDocument(org.openpdf.text.pdf.PdfWriter writer, Document document) {
            pages = writer.getDirectContent().createTemplate(60, 14);
        }

        @Override
        public void onEndPage(org.openpdf.text.pdf.PdfWriter writer, Document document) {
            float y = MARGIN - 8;
            var over = writer.getDirectContent();
            ColumnText.showTextAligned(
                    over,
                    Element.ALIGN_LEFT,
                    new Phrase(sheet.title() + "　个案 " + sheet.caseNumber(), font(8)),
                    MARGIN,
                    y,
                    0);
            String page = "第 " + writer.getPageNumber() + " 页，共 ";
            float right = document.getPageSize().getRight() - MARGIN - 30;
            ColumnText.showTextAligned(over, Element.ALIGN_RIGHT, new Phrase(page, font(8)), right, y, 0);
            if (pages != null) {
                over.addTemplate(pages, right, y);
            }
        }

        @Override
        public void onCloseDocument(org.openpdf.text.pdf.PdfWriter writer, Document document) {
            if (pages != null) {
                ColumnText.showTextAligned(
                        pages, Element.ALIGN_LEFT, new Phrase((writer.getPageNumber() - 1) + " 页", font(8)), 0, 0, 0);
            }
        }
    }
}
