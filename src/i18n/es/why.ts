import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in Spanish. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: 'Elija a otra persona o espere a que vuelva.',
    LOGGED_OUT: 'Elija a otra persona o inténtelo cuando haya iniciado sesión.',
    NOT_ALLOWED: 'Consulte a su responsable de equipo si lo necesita.',
    OFFLINE: 'El pad se vuelve a conectar solo. Lo que escribe se conserva.',
    PENDING: 'Tarda unos segundos. Después se puede volver a pulsar.',
    TRANSFER_PENDING: 'Espere la respuesta o cancele la transferencia.',
    UNSUPPORTED: 'Quien administra el centro de contacto quizá pueda activarlo.',
  },
};
