export { bill } from './bill.js';
export { inbox } from './inbox.js';
export { sweep } from './sweep.js';
