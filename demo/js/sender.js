/** What a sender of work items does, with `fetch` where another system would use its own client. */

/** Uploads a file and answers `{ name, type, href }`, as a work item names it. */
export async function upload(file, key) {
  const response = await fetch('/v1/attachments', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      'content-type': file.type || 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
    body: file,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? `The file was refused (${response.status}).`);
  return { name: file.name, type: answer.type, href: answer.href };
}

/** Posts a work item and answers what came back: the status, the document, and its state or code. */
export async function post(xml, key) {
  const response = await fetch('/v1/work-items', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/xml; charset=utf-8' },
    body: xml,
  });
  const text = await response.text();
  const [, state] = /\bstate="(\w+)"/.exec(text) ?? [];
  const [, code] = /\bcode="(\w+)"/.exec(text) ?? [];
  return { ok: response.ok, status: response.status, text, state, code };
}
