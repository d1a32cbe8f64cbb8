/** Whole words in any case; alternatives may be regular expressions. Letters with accents count as letters. */
export function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${alternatives.join('|')})(?![\\p{L}])`, 'iu');
}
