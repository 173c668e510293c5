import { byId } from './dom.js';
import { findRecord } from './records.js';
import { recordView } from './record-view.js';

const id = new URLSearchParams(location.search).get('id') ?? '';
const view = recordView(findRecord(id));
view.classList.add('alone');
byId('record').append(view);
document.title = `${view.querySelector('h1').textContent} – Northbank CRM`;
