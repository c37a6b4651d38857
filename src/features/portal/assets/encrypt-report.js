// Encrypts a report in the browser to the key of the supervision office, before anything is sent: RFC 9180 in base mode with
// DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. Without this file the form says that only the server protects the report.
// The other end is console/src/screens/mailboxes/report-crypto.ts (docs/adr/0017-encrypted-reports.md).
const INFO = 'mingtang report 1'
const KEM = [0x4b, 0x45, 0x4d, 0, 16]
const SUITE = [0x48, 0x50, 0x4b, 0x45, 0, 16, 0, 1, 0, 2]
const POINT = { name: 'ECDH', namedCurve: 'P-256' }
/** How long a text is says something about it: its length is a multiple of this. */
const STEP_BYTES = 4096
const NONE = new Uint8Array()
const utf8 = new TextEncoder()

function joined(...parts) {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

async function hmac(key, message) {
  const own = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', own, message))
}

function extract(suite, salt, [label, secret]) {
  return hmac(
    salt.length === 0 ? new Uint8Array(32) : salt,
    joined(utf8.encode('HPKE-v1'), suite, utf8.encode(label), secret),
  )
}

/** One block is as much as anything here needs. */
async function expand(suite, key, [label, context, length]) {
  const message = joined([0, length], utf8.encode('HPKE-v1'), suite, utf8.encode(label), context, [1])
  return (await hmac(key, message)).slice(0, length)
}

async function encapsulate(publicKey) {
  const receiver = await crypto.subtle.importKey('raw', publicKey, POINT, false, [])
  const own = await crypto.subtle.generateKey(POINT, false, ['deriveBits'])
  const enc = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: receiver }, own.privateKey, 256)
  const prk = await extract(KEM, NONE, ['eae_prk', new Uint8Array(shared)])
  return { enc, secret: await expand(KEM, prk, ['shared_secret', joined(enc, publicKey), 32]) }
}

async function schedule(secret) {
  const ids = [
    await extract(SUITE, NONE, ['psk_id_hash', NONE]),
    await extract(SUITE, NONE, ['info_hash', utf8.encode(INFO)]),
  ]
  const context = joined([0], ...ids)
  const prk = await extract(SUITE, secret, ['secret', NONE])
  const bytes = await expand(SUITE, prk, ['key', context, 32])
  return {
    key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']),
    nonce: await expand(SUITE, prk, ['base_nonce', context, 12]),
  }
}

function nonceOf(base, at) {
  return base.map((byte, place) => (place === base.length - 1 ? byte ^ at : byte))
}

/** The words of a report and its files, encrypted in this order to a public key in base64. */
export async function encryptReport(publicKey, words, files) {
  const { enc, secret } = await encapsulate(fromBase64(publicKey))
  const { key, nonce } = await schedule(secret)
  const plain = utf8.encode(JSON.stringify(words))
  const padded = new Uint8Array(Math.ceil(plain.length / STEP_BYTES) * STEP_BYTES).fill(32)
  padded.set(plain)
  const sealed = []
  for (const [at, part] of [padded, ...files].entries())
    sealed.push(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(nonce, at) }, key, part)))
  const [text, ...rest] = sealed
  return { enc: toBase64(enc), text: toBase64(text), files: rest }
}

/** What may be sent as it is; everything else goes in encrypted or not at all. */
const OPEN = ['kind', 'section', 'about', 'anonymous', 'noticeVersion', 'ticket', 'work', 'answer']

function valueOf(form, name) {
  return form.elements.namedItem(name)?.value.trim() ?? ''
}

function missingIn(form) {
  const isAnonymous = form.elements.namedItem('anonymous')?.checked ?? false
  const writer = isAnonymous
    ? []
    : [
        ['name', 'name'],
        ['phone', 'phone', 'email'],
      ]
  return [['title', 'title'], ['what', 'what'], ...writer]
    .filter(([, ...names]) => names.every((name) => valueOf(form, name) === ''))
    .map(([field]) => field)
}

function tell(form, words) {
  const place = form.querySelector('.error-summary') ?? document.createElement('div')
  place.className = 'error-summary'
  place.setAttribute('role', 'alert')
  place.replaceChildren(
    ...words.map((text) => {
      const line = document.createElement('p')
      line.textContent = text
      return line
    }),
  )
  form.prepend(place)
  place.scrollIntoView({ block: 'center' })
}

async function encryptedForm(form) {
  const chosen = [...form.elements.namedItem('files').files]
  const described = chosen.map(({ name, type, size }) => ({ name, type, size }))
  const fields = ['title', 'what', 'name', 'phone', 'email'].map((name) => [name, valueOf(form, name)])
  const words = { ...Object.fromEntries(fields), files: described }
  const bytes = await Promise.all(chosen.map(async (file) => new Uint8Array(await file.arrayBuffer())))
  const key = JSON.parse(form.dataset.reportKey)
  const { enc, text, files } = await encryptReport(key.publicKey, words, bytes)
  const sent = new FormData()
  for (const [name, value] of new FormData(form)) if (OPEN.includes(name)) sent.append(name, value)
  sent.set('encrypted', JSON.stringify({ keyNo: key.no, enc, text }))
  for (const [at, file] of files.entries()) sent.append('files', new Blob([file]), `${at + 1}.bin`)
  return sent
}

/** A form that was refused gets a new challenge and key; what was typed stays in it. */
function renew(form, fresh) {
  form.elements.namedItem('ticket').value = fresh.elements.namedItem('ticket').value
  form.elements.namedItem('work').value = ''
  Object.assign(form.dataset, { task: fresh.dataset.task, reportKey: fresh.dataset.reportKey })
  form.querySelector('[data-question]').replaceWith(fresh.querySelector('[data-question]'))
  form.action = fresh.getAttribute('action')
  form.dispatchEvent(new Event('renewed'))
}

function show(form, answer, isTaken) {
  const [here, there] = [document.querySelector('main'), answer.querySelector('main')]
  if (isTaken && there) {
    document.title = answer.title
    here.replaceWith(there)
    const heading = there.querySelector('h1')
    heading.tabIndex = -1
    heading.focus()
    return
  }
  const fresh = answer.querySelector('form[data-report-key]')
  if (fresh) renew(form, fresh)
  const said = answer.querySelector('.error-summary')?.textContent ?? answer.querySelector('main h1')?.textContent
  tell(form, [said || '没有提交。您填写的内容仍在下面，请稍后再试。'])
}

async function send(form) {
  const wrong = JSON.parse(form.dataset.wrong)
  const missing = missingIn(form)
  if (missing.length > 0)
    return tell(
      form,
      missing.map((field) => wrong[field]),
    )
  const button = form.querySelector('button[type="submit"]')
  button.disabled = true
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: await encryptedForm(form),
      headers: { accept: 'text/html' },
    })
    show(form, new DOMParser().parseFromString(await answer.text(), 'text/html'), answer.ok)
  } catch {
    tell(form, ['没有连上服务器，没有提交。您填写的内容仍在下面，请检查网络后再提交一次。'])
  } finally {
    button.disabled = false
  }
}

function offer(form) {
  // Without a safe connection browsers have no cryptography: then the form says that the server alone protects the report.
  if (!globalThis.crypto?.subtle) return
  const [place, plain] = [form.querySelector('[data-encrypting]'), form.querySelector('[data-plain]')]
  const choice = place?.querySelector('input')
  if (!choice || !plain) return
  const follow = () => {
    plain.hidden = choice.checked
  }
  choice.addEventListener('change', follow)
  place.hidden = false
  follow()
  form.addEventListener('submit', (event) => {
    if (!choice.checked) return
    event.preventDefault()
    void send(form)
  })
}

for (const form of globalThis.document?.querySelectorAll('form[data-report-key]') ?? []) offer(form)
