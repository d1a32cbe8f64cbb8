import { serve } from '../process/serve.js';
import { editPages } from './edit-pages.js';

serve(editPages);
