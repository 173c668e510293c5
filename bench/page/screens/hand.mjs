import { offerBench } from './drive.mjs';
import { prepare, showScreen } from './hand-screen.mjs';

offerBench({ showScreen, prepare });
