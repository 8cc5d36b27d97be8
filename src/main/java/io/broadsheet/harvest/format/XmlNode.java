package io.broadsheet.harvest.format;

import static java.util.Objects.requireNonNull;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One element of a small piece of XML, with all below it. Names carry no prefix: sources disagree
/// on prefixes, never on local names.
///
/// @param name local name, empty for a run of text
/// @param attributes by local name, in order
/// @param children elements and runs of text, in order
/// @param ownText the characters of a run of text, empty for an element
public record XmlNode(
    String name, Map<String, String> attributes, List<XmlNode> children, String ownText) {
  /// Deeper than any record we know by a factor of five.
  static final int DEEPEST = 50;

  public XmlNode {
    requireNonNull(name, "name is null");
    requireNonNull(ownText, "ownText is null");
  }

  /// Reads one element. Document types, and with them entities of any kind but the five of XML
  /// itself, are not supported, on purpose: nothing outside the text is ever opened.
  ///
  /// @throws IllegalArgumentException when the text is not one well-formed element or is nested
  ///   more than 50 deep
  public static XmlNode parse(String xml) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
      reader.nextTag();
      XmlNode root = element(reader, 1);
      while (reader.hasNext()) {
        reader.next();
      }
      reader.close();
      return root;
    } catch (XMLStreamException broken) {
      throw new IllegalArgumentException("not well-formed XML: " + firstLine(broken), broken);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("XML nested more than " + DEEPEST + " deep");
    }
    String name = local(reader.getLocalName());
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    List<XmlNode> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            children.add(new XmlNode("", Map.of(), List.of(), reader.getText()));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new IllegalArgumentException(
                "not well-formed XML: unknown entity " + reader.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlNode(name, attributes, children, "");
        }
        default -> {
          // comments and processing instructions say nothing to us
        }
      }
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String firstLine(XMLStreamException broken) {
    String message = String.valueOf(broken.getMessage());
    int text = message.indexOf("Message: ");
    return text < 0 ? message : message.substring(text + "Message: ".length());
  }

  /// All characters in and below this element.
  public String text() {
    if (children.isEmpty()) {
      return ownText;
    }
    if (children.size() == 1) {
      return children.getFirst().text();
    }
    StringBuilder all = new StringBuilder();
    children.forEach(child -> all.append(child.text()));
    return all.toString();
  }

  /// The child elements of this name, in order.
  public List<XmlNode> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /// The first child element of this name.
  public Optional<XmlNode> first(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  /// The text of the first child of this name, stripped; null when there is none or it is blank.
  public @Nullable String value(String childName) {
    for (XmlNode child : children) {
      if (child.name.equals(childName)) {
        String text = child.text().strip();
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  /// The attribute of this name, null when there is none.
  public @Nullable String attribute(String attributeName) {
    return attributes.get(attributeName);
  }
}
