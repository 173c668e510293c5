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
