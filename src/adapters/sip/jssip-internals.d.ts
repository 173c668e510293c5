declare module 'jssip/lib/Dialog/RequestSender.js' {
  interface Response {
    readonly method: string;
    readonly status_code: number;
  }

  class RequestSender {
    readonly _eventHandlers: { onErrorResponse(response: Response): void };
    _receiveResponse: (this: RequestSender, response: Response) => void;
  }

  export default RequestSender;
}

declare module 'jssip/lib/RequestSender.js' {
  import type { OutgoingRequest } from 'jssip/lib/SIPMessage.js';
  import type { UA } from 'jssip/lib/UA.js';

  class RequestSender {
    constructor(agent: UA, request: OutgoingRequest, handlers: object);
    send(): void;
  }

  export default RequestSender;
}
