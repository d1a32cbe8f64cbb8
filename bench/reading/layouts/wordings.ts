import type { LayoutLanguage, Wording } from './wording.js';
import { de } from './wordings/de.js';
import { en } from './wordings/en.js';
import { es } from './wordings/es.js';
import { fr } from './wordings/fr.js';
import { it } from './wordings/it.js';
import { nl } from './wordings/nl.js';
import { pl } from './wordings/pl.js';
import { pt } from './wordings/pt.js';
import { us } from './wordings/us.js';

export const wordings: Readonly<Record<LayoutLanguage, Wording>> = { en, us, de, fr, es, it, nl, pl, pt };
