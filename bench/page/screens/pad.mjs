import { offerBench } from './drive.mjs';
import { load, showScreen } from './pad-screen.mjs';

await load();
offerBench({ showScreen });
