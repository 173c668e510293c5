/** What a sender does, with `fetch` where another system would use its own client. */

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

/** Posts a message and answers what came back: the status, the document, and its state or code. */
export async function post({ path, type, body }, key) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body,
  });
  const text = await response.text();
  // `state="queued"` in XML, `"state":"queued"` in JSON.
  const [, state] = /\bstate"?[=:]\s*"(\w+)"/.exec(text) ?? [];
  const [, code] = /\bcode"?[=:]\s*"(\w+)"/.exec(text) ?? [];
  return { ok: response.ok, status: response.status, text, state, code };
}
