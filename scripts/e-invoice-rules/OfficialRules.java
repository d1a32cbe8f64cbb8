import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/** Prints the rules of EN 16931 that each file breaks, as the official Schematron has it, one line a file. */
public class BrokenRules {
  private static final Pattern BROKEN = Pattern.compile("failed-assert[^>]*?\\bid=\"([^\"]*)\"");

  public static void main(String[] files) throws Exception {
    Processor processor = new Processor(false);
    XsltExecutable ubl = compiled(processor, "EN16931-UBL-validation.xslt");
    XsltExecutable cii = compiled(processor, "EN16931-CII-validation.xslt");
    for (String file : files) {
      boolean isCii = Files.readString(new File(file).toPath()).contains("CrossIndustryInvoice");
      XsltTransformer transformer = (isCii ? cii : ubl).load();
      transformer.setSource(new StreamSource(new File(file)));
      StringWriter report = new StringWriter();
      transformer.setDestination(processor.newSerializer(report));
      transformer.transform();
      TreeSet<String> broken = new TreeSet<>();
      BROKEN.matcher(report.toString()).results().forEach(match -> broken.add(match.group(1)));
      System.out.println(String.join(" ", broken));
    }
  }

  private static XsltExecutable compiled(Processor processor, String name) throws Exception {
    String path = "/xslt/en16931schematron/" + name;
    return processor.newXsltCompiler().compile(new StreamSource(BrokenRules.class.getClassLoader().getResourceAsStream(path.substring(1))));
  }
}
