import { serve } from '../process/serve.js';
import { renderPage } from './render-page.js';

serve(renderPage);
