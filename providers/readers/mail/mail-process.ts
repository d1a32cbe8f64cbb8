import { serve } from '../process/serve.js';
import { parseMail } from './parse-mail.js';

serve(parseMail);
