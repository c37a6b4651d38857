// Lets somebody sign by hand: with a finger, a pen or the mouse. Without this file, and for whoever cannot draw, the typed name is the
// signature. What is drawn is kept as numbers (src/kernel/strokes.ts).
const LEAST_STEP = 4
const LONGEST = 3900
const SVG = 'http://www.w3.org/2000/svg'

function pathOf(strokes) {
  return strokes
    .split(';')
    .filter((line) => line !== '')
    .map((line) => {
      const [first, ...rest] = line.split(' ')
      return `M${first}L${(rest.length === 0 ? [first] : rest).join(' ')}`
    })
    .join('')
}

function fieldOf(width, height) {
  const field = document.createElementNS(SVG, 'svg')
  field.setAttribute('viewBox', `0 0 ${width} ${height}`)
  field.setAttribute('role', 'img')
  field.setAttribute('aria-label', '手写签名框')
  field.append(document.createElementNS(SVG, 'path'))
  return field
}

/** Where the pointer is, in the units of the field, and not beyond its edges. */
function pointAt(field, [width, height], { clientX, clientY }) {
  const { left, top, width: wide, height: high } = field.getBoundingClientRect()
  const within = (at, most) => Math.round(Math.min(most, Math.max(0, at * most)))
  return [within((clientX - left) / wide, width), within((clientY - top) / high, height)]
}

/** The field takes strokes while a pointer is down on it. */
function listen(field, size, put) {
  let last
  field.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    field.setPointerCapture(event.pointerId)
    last = pointAt(field, size, event)
    put(';', last)
  })
  field.addEventListener('pointermove', (event) => {
    if (last === undefined) return
    const point = pointAt(field, size, event)
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST_STEP) return
    last = point
    put(' ', point)
  })
  for (const end of ['pointerup', 'pointercancel'])
    field.addEventListener(end, () => {
      last = undefined
    })
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties)
}

function letSign(input) {
  const size = input.dataset.sign.split(' ').map(Number)
  const field = fieldOf(...size)
  const show = () => field.firstChild.setAttribute('d', pathOf(input.value))
  listen(field, size, (between, point) => {
    if (input.value.length > LONGEST) return
    input.value += `${input.value === '' ? '' : between}${point.join(',')}`
    show()
  })
  const clear = element('button', { type: 'button', className: 'button quiet', textContent: '清除手写签名' })
  clear.addEventListener('click', () => {
    input.value = ''
    show()
  })
  const place = element('div', { className: 'signing' })
  place.append(element('p', { className: 'hint', textContent: '还可以在框内手写签名（可以不写）：' }), field, clear)
  input.after(place)
  show()
}

for (const input of document.querySelectorAll('input[data-sign]')) letSign(input)
