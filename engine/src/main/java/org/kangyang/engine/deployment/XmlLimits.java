package org.kangyang.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a model may be to be taken up at all; looked at while reading, before anything of it is kept. A model of this
 * project has at most 1,000 XML elements, drawing included.
 */
final class XmlLimits extends DefaultHandler {

    /** XML elements in a file. */
    static final int ELEMENTS = 20_000;

    /** Elements within elements. */
    private static final String DEPTH = "100";

    /** Characters of an element's text, and of an attribute. */
    static final int TEXT = 65_536;

    private int elements;
    private int text;

    private XmlLimits() {}

    /** @throws IllegalArgumentException telling which limit the file exceeds, or that it is no XML without a DTD */
    static void check(byte[] xml) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEPTH);
            parser.parse(new InputSource(new ByteArrayInputStream(xml)), new XmlLimits());
        } catch (SAXException e) {
            throw new IllegalArgumentException("is no well-formed XML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read as XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        refuse(++elements > ELEMENTS, "more than " + ELEMENTS + " XML elements; divide it into several models");
        for (int i = 0; i < attributes.getLength(); i++) {
            refuse(
                    attributes.getValue(i).length() > TEXT,
                    "an attribute '" + attributes.getLocalName(i) + "' of more than " + TEXT + " characters");
        }
        text = 0;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text += length;
        refuse(text > TEXT, "a text of more than " + TEXT + " characters");
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        text = 0;
    }

    private static void refuse(boolean tooMuch, String what) {
        if (tooMuch) {
            throw new IllegalArgumentException("has " + what);
        }
    }
}
