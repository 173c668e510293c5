/** A CRM system with a softphone of somebody else's in a frame: it shows records, keeps activities, and has a number. */

type Fields = Readonly<Record<string, unknown>>;
interface Message extends Fields {
  readonly method?: string;
  readonly given?: unknown;
  readonly type?: string;
  readonly data?: Fields;
}

const { searchParams } = new URL(location.href);
const vendor = searchParams.get('vendor') ?? '';
const [heading, activities, number] = ['h1', 'ul', 'button'].map((name) => document.querySelector(name));

const frame = document.createElement('iframe');
frame.title = 'Softphone';
frame.width = '480';
frame.height = '600';
frame.allow = 'microphone; autoplay';
frame.src = `${searchParams.get('softphone') ?? ''}?vendor=${vendor}`;
const say = (message: object): void => {
  frame.contentWindow?.postMessage(message, new URL(frame.src).origin);
};

function show(id: unknown): void {
  heading?.replaceChildren(`Record ${String(id)}`);
}

function keep(subject: unknown): void {
  activities?.append(Object.assign(document.createElement('li'), { textContent: String(subject) }));
}

let sent = 0;
/** HubSpot's own messages, as its SDK speaks them. */
function hubSpot(type: string, data?: object): void {
  sent += 1;
  say({
    type,
    messageId: `hubspot-${sent}`,
    ...(data ? { data } : { hostUrl: location.origin, portalId: 62_515 }),
  });
}

/** What each does for the softphone, by the names that its documentation has for it. */
const DEEDS: Readonly<Record<string, (given: never) => void>> = {
  screenPop: ({ params }: { params: Fields }) => show(params.recordId),
  saveLog: ({ value }: { value: Fields }) => keep(value.Subject),
  openForm: ([options]: [string]) => show((JSON.parse(options) as Fields).entityId),
  createRecord: ([, data]: [string, string]) => keep((JSON.parse(data) as Fields).subject),
  setSoftphonePanelVisibility: () => frame.classList.add('front'),
  setMode: () => frame.classList.add('front'),
  ready: () => {
    if (vendor === 'hubspot') hubSpot('SYNC');
  },
  INCOMING_CALL: ({ externalCallId }: Fields) => {
    frame.classList.add('front');
    hubSpot('CREATE_ENGAGEMENT_SUCCEEDED', { externalCallId, engagementId: 77 });
  },
  NAVIGATE_TO_RECORD: ({ objectCoordinates }: { objectCoordinates: Fields }) =>
    show(objectCoordinates.objectId),
  CALL_COMPLETED: ({
    engagementId,
    engagementProperties,
  }: {
    engagementId: number;
    engagementProperties: Fields;
  }) => {
    keep(engagementProperties.hs_call_title);
    hubSpot('UPDATE_ENGAGEMENT_SUCCEEDED', { engagementId });
  },
};

addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
  if (source !== frame.contentWindow) return;
  const { method = data.type ?? '', given = data.data } = data;
  DEEDS[method]?.(given as never);
});

/** The number of a record is pressed, as each vendor tells it. */
const PRESSED: Readonly<Record<string, () => void>> = {
  'open-cti': () => say({ click: { number: '+46 70 123 45 67', recordId: '003R0000001abcd' } }),
  dynamics: () => say({ click: { value: '+46 70 123 45 67', name: 'Eva Lind' } }),
  hubspot: () => hubSpot('DIAL_NUMBER', { phoneNumber: '+46 70 123 45 67', portalId: 62_515 }),
};
number?.addEventListener('click', () => PRESSED[vendor]?.());
document.body.append(frame);
