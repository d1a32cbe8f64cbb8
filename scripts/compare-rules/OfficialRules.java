import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * Prints the rules that each XML file of a folder breaks, as the official Schematrons of EN 16931 and, where a file claims it,
 * XRechnung have it: one line a file, `name: BR-01 BR-02`, with `?` where a Schematron fails.
 */
public class OfficialRules {
  private static final Pattern BROKEN = Pattern.compile("failed-assert[^>]*?\\bid=\"([^\"]*)\"");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern XRECHNUNG = Pattern.compile("(?:CustomizationID|ram:ID)>[^<]*xrechnung");
  private static final Processor PROCESSOR = new Processor(false);

  public static void main(String[] folders) throws Exception {
    XsltExecutable[] ubl = {compiled("en16931schematron/EN16931-UBL-validation"), compiled("XR_30/XRechnung-UBL-validation")};
    XsltExecutable[] cii = {compiled("en16931schematron/EN16931-CII-validation"), compiled("XR_30/XRechnung-CII-validation")};
    try (var files = Files.list(Path.of(folders[0]))) {
      for (Path file : files.sorted().toList()) {
        String content = Files.readString(file);
        XsltExecutable[] rules = content.contains("CrossIndustryInvoice") ? cii : ubl;
        TreeSet<String> broken = new TreeSet<>();
        check(rules[0], file, broken);
        if (XRECHNUNG.matcher(COMMENT.matcher(content).replaceAll("")).find()) check(rules[1], file, broken);
        System.out.println(file.getFileName() + ": " + String.join(" ", broken));
      }
    }
  }

  private static void check(XsltExecutable rules, Path file, TreeSet<String> broken) {
    try {
      XsltTransformer transformer = rules.load();
      transformer.setErrorReporter(ignored -> {});
      transformer.setMessageHandler(ignored -> {});
      transformer.setSource(new StreamSource(file.toFile()));
      var report = new ByteArrayOutputStream();
      transformer.setDestination(PROCESSOR.newSerializer(report));
      transformer.transform();
      BROKEN.matcher(report.toString()).results().forEach(match -> broken.add(match.group(1)));
    } catch (SaxonApiException failure) {
      broken.add("?");
    }
  }

  private static XsltExecutable compiled(String name) throws SaxonApiException {
    var stream = OfficialRules.class.getClassLoader().getResourceAsStream("xslt/" + name + ".xslt");
    return PROCESSOR.newXsltCompiler().compile(new StreamSource(stream));
  }
}
