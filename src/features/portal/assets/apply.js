// Helps with an application: does the proof of work while somebody types, and shows what is already public. Without this file
// the form asks a question instead, and what is public is shown on the next page.
const WAIT_MS = 400
const AT_ONCE = 200

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function derive({ cost, keyLength }, salt, password) {
  let bytes = new Uint8Array([...salt, ...password])
  for (let round = 0; round < cost; round += 1) bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hexOf(bytes.slice(0, keyLength))
}

/** The counter whose key begins as the task wants. */
async function solve({ parameters }) {
  const salt = bytesOf(parameters.salt)
  const nonce = bytesOf(parameters.nonce)
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  const view = new DataView(password.buffer)
  for (let counter = 0; ; counter += 1) {
    view.setUint32(nonce.length, counter)
    const derivedKey = await derive(parameters, salt, password)
    if (derivedKey.startsWith(parameters.keyPrefix)) return { counter, derivedKey }
    if (counter % AT_ONCE === 0) await new Promise((done) => setTimeout(done))
  }
}

async function prove(form) {
  // Without a safe connection browsers have no hashes: then the question stays.
  if (!globalThis.crypto?.subtle) return
  const question = form.querySelector('[data-question]')
  const button = form.querySelector('button[type="submit"]')
  const field = form.querySelector('input[name="work"]')
  const input = question?.querySelector('input')
  if (!question || !button || !field || !input) return
  const challenge = JSON.parse(form.dataset.task)
  const solution = await solve(challenge)
  field.value = btoa(JSON.stringify({ challenge, solution }))
  input.required = false
  question.hidden = true
  form.action = form.dataset.action
}

async function fetchTitles(q) {
  if (q.length < 2) return []
  const answer = await fetch(`/search/suggest?q=${encodeURIComponent(q)}`, { headers: { accept: 'application/json' } })
  return answer.ok ? (await answer.json()).rows.filter(({ kind }) => kind === 'title') : []
}

function showTitles(place, rows) {
  const links = rows.map(({ text, href }) => {
    const line = document.createElement('li')
    const link = document.createElement('a')
    link.href = href
    link.textContent = text
    line.append(link)
    return line
  })
  place.querySelector('ul').replaceChildren(...links)
  place.hidden = links.length === 0
}

function offerWhileTyping(input, place) {
  let timer = 0
  let asked = 0
  input.addEventListener('input', (event) => {
    if (event.isComposing) return
    clearTimeout(timer)
    asked += 1
    const mine = asked
    timer = setTimeout(async () => {
      const rows = await fetchTitles(input.value.trim()).catch(() => [])
      if (mine === asked) showTitles(place, rows)
    }, WAIT_MS)
  })
}

for (const form of document.querySelectorAll('form[data-task]')) {
  void prove(form).catch(() => undefined)
  form.addEventListener('renewed', () => void prove(form).catch(() => undefined))
}
const place = document.querySelector('[data-already]')
const title = document.querySelector('#title')
if (place && title) offerWhileTyping(title, place)
