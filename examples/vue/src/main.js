import { createApp } from 'vue';
import 'contact-pad';
import Desk from './Desk.vue';

createApp(Desk).mount('#root');
