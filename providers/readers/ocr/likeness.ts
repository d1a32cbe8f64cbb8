/** What the eye takes for each other, in words. */
const confused: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '5': 's',
  '8': 'b',
  '|': 'l',
  '!': 'l',
};

/** Letters only, small, without accents, and with digits as the letters that they are mistaken for. */
export function lettersOf(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[01580|!]/g, (sign) => confused[sign] ?? sign)
    .replace(/[^a-z]/g, '');
}

/** Whether the word stands in the text, give or take a letter in five. */
export function speaksOf(letters: string, word: string): boolean {
  if (letters.includes(word)) return true;
  const mistakes = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
  return mistakes > 0 && fewestMistakes(letters, word) <= mistakes;
}

/** Whether a name stands in the text, give or take a letter in ten. */
export function namesAlike(text: string, name: string): boolean {
  const [letters, wanted] = [lettersOf(text), lettersOf(name)];
  return wanted.length >= 4 && fewestMistakes(letters, wanted) <= Math.floor(wanted.length / 10);
}

/** The edits from the word to the part of the text that is most like it (Sellers' variant of the edit distance). */
export function fewestMistakes(text: string, word: string): number {
  let row = Array.from({ length: text.length + 1 }, () => 0);
  for (let at = 1; at <= word.length; at += 1) {
    const next = [at];
    for (let column = 1; column <= text.length; column += 1) {
      const same = text[column - 1] === word[at - 1] ? 0 : 1;
      next.push(Math.min((row[column - 1] ?? 0) + same, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}
