import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: 'Cuelgue primero.',
  CHILD_OPEN: 'Termine primero la consulta.',
  DISPOSITION_REQUIRED: 'Elija primero una tipificación.',
  INTERACTIONS_OPEN: 'Termine primero sus contactos abiertos.',
  UNSUPPORTED: 'El centro de contacto no puede hacer esto.',
};

/** The words of an offer in Spanish. */
export const first: First = {
  pad: 'Pad de contacto',

  media: {
    voice: 'Llamada',
    video: 'Videollamada',
    callback: 'Devolución de llamada',
    chat: 'Chat',
    email: 'Correo',
    case: 'Caso',
    'work-item': 'Tarea',
    im: 'Mensaje instantáneo',
  },

  offerFrom: (medium, contact) => `${medium} de ${contact}`,
  accept: 'Aceptar',
  accepting: 'Aceptando…',
  reject: 'Rechazar',
  rejecting: 'Rechazando…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `Pasa a otra persona en ${time}`,
    accept: (time) => `Se acepta solo en ${time}`,
    end: (time) => `Termina en ${time}`,
    stay: (time) => `Se cierra en ${time} y queda abierto para usted`,
  },
  hours: (time) => `${time} h`,
  handedOver: (by) => `De parte de ${by}`,
  asksAbout: (by) => `${by} pide consejo`,
  queue: 'Cola',
  waiting: 'En espera',
  taskType: 'Tipo de tarea',
  number: 'Número',
  called: 'Número marcado',
  scheduled: 'Programado',
  priority: 'Prioridad',

  askAgain: 'Preguntar de nuevo',
  dismiss: 'Descartar',
  caseInformation: 'Datos del caso',

  reasons: {
    ...both,
    AWAY: 'No disponible ahora',
    LOGGED_OUT: 'Desconectado',
    NOT_ALLOWED: 'No tiene permiso para hacer esto',
    OFFLINE: 'No hay conexión ahora',
    PENDING: 'Esperando una respuesta',
    TRANSFER_PENDING: 'Una transferencia espera su respuesta',
  },

  errors: {
    ...both,
    CLOSED: 'El pad está desconectado.',
    CONFLICT: 'Otra persona lo cambió. Revíselo de nuevo.',
    FORBIDDEN: 'No tiene permiso para hacer esto.',
    GONE: 'Ya no está disponible para usted.',
    INTERNAL: 'Algo salió mal. Inténtelo de nuevo.',
    INVALID: 'Este valor no se aceptó. Cámbielo.',
    NOT_ALLOWED: 'Esto no es posible ahora.',
    NOT_FOUND: 'Ya no existe.',
    OFFLINE: 'No hay conexión. No se envió nada.',
    POPUP_BLOCKED: 'El navegador bloqueó la ventana.',
    RATE_LIMITED: 'Demasiadas peticiones. Inténtelo en un momento.',
    TARGET_UNAVAILABLE: 'No se puede localizar. Elija a otra persona.',
    TRANSFER_PENDING: 'Una transferencia espera su respuesta. Cancélela primero.',
    UNAUTHORIZED: 'Su sesión se ha cerrado. Inicie sesión de nuevo.',
    UNAVAILABLE: 'El centro de contacto no puede hacerlo ahora. Inténtelo en un momento.',
    UNKNOWN: 'No hubo respuesta. No se sabe si esto se hizo.',
    VERSION: 'Este pad es antiguo. Recargue la página.',
  },
};
