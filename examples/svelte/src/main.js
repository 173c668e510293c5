import { mount } from 'svelte';
import 'contact-pad';
import Desk from './Desk.svelte';

mount(Desk, { target: document.querySelector('#root') });
