// What a gateway says of itself.

/** The figure of that name at `/metrics`. */
export async function readMetric(url, name) {
  const response = await fetch(`${url}/metrics`);
  const line = (await response.text()).split('\n').find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`There is no ${name}.`);
  return Number(line.slice(name.length));
}
