import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in Spanish. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `Conversación con ${name}`,
  sent: 'Enviado',
  delivered: 'Entregado',
  today: 'Hoy',
  older: 'Cargando mensajes anteriores…',
  failed: 'No se pudieron cargar los mensajes.',
  notSentYet: (name) => `${name} lo sabrá con su primer mensaje.`,
  noMessages: 'Aún no hay mensajes.',
  typing: (name) => `${name} está escribiendo…`,
  newMessage: (name, text) => `${name}: ${text}`,

  waits: (name) => `${name} espera su respuesta`,
  due: (name) => `${name} espera: responda ahora`,
  overdue: (name) => `${name} ha esperado demasiado`,

  messageTo: (name) => `Mensaje para ${name}`,
  hint: 'Escriba un mensaje',
  left: { one: 'queda # carácter', other: 'quedan # caracteres' },
  tooLong: { one: 'sobra # carácter', other: 'sobran # caracteres' },
  unsent: { one: '# mensaje sin enviar', other: '# mensajes sin enviar' },
  keep: 'Conservar',
  sendKeys: 'Intro envía, Mayús+Intro empieza una línea nueva',

  ended: {
    'by-agent': () => 'Usted terminó la sesión.',
    'by-other': (name) => `${name} terminó la sesión.`,
    rejected: (name) => `${name} rechazó la invitación.`,
    'timed-out': (name) => `${name} no respondió a tiempo.`,
  },
  missed: (name) => `${name} ya no espera.`,
};
