import { serve } from '../process/serve.js';
import { parse } from './parse.js';
import { warmUp } from './warm-up.js';

serve(parse, warmUp);
