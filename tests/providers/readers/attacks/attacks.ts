import { activeContent, attachments } from './active-content.js';
import type { Attack } from './attack.js';
import { characters } from './characters.js';
import { containers } from './containers.js';
import { contradictions } from './contradictions.js';
import { hiddenTexts } from './hidden-texts.js';
import { instructions } from './instructions.js';
import { misdrawn } from './misdrawn.js';
import { misdrawnElsewhere } from './misdrawn-elsewhere.js';
import { misdrawnPoints } from './misdrawn-points.js';
import { signatures } from './signatures.js';

/** Every known way to make a bill say more than it shows, each in several variants. */
export async function allAttacks(): Promise<Attack[]> {
  const groups = await Promise.all([
    hiddenTexts(),
    characters(),
    instructions(),
    activeContent(),
    attachments(),
    containers(),
    contradictions(),
    misdrawn(),
    misdrawnElsewhere(),
    misdrawnPoints(),
    signatures(),
  ]);
  return groups.flat();
}
