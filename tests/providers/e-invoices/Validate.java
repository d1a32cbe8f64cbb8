import org.mustangproject.validator.ZUGFeRDValidator;

/** Prints the validator's report of each file after a line with its name. */
public class Validate {
  public static void main(String[] files) {
    for (String file : files) {
      ZUGFeRDValidator validator = new ZUGFeRDValidator();
      String report = validator.validate(file);
      System.out.println("FILE " + validator.wasCompletelyValid() + " " + file);
      System.out.println(report);
    }
  }
}
