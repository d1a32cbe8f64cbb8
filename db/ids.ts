import { v7 } from 'uuid';
import { idFrom, type Id, type IdKind } from '../domain/ids.js';

/** A fresh id, ordered by time. Made before the first attempt, never inside a step that is retried. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  return idFrom(kind, v7());
}
