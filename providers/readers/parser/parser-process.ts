import { serve } from '../process/serve.js';
import { parse } from './parse.js';

serve(parse);
