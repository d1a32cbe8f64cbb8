import { serve } from '../process/serve.js';
import { doScanTask } from './scan-tasks.js';

serve(doScanTask);
