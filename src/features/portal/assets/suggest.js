// Suggests while somebody types, as a combobox that keyboard and screen reader can use. Without this file the form works as it is.
const WAIT_MS = 150
const NAMES = { word: '搜索', place: '前往', title: '信息' }
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function optionFor({ kind, text, href }, id) {
  const option = element(
    'li',
    { id, role: 'option', 'aria-selected': 'false' },
    element('span', { class: 'kind' }, NAMES[kind] ?? ''),
    ' ',
    element('span', {}, text),
  )
  // The press, not the click: by then the field has lost the focus and the list is gone.
  option.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    location.assign(href)
  })
  return option
}

/** The list below a field: what it shows, and which line is chosen (-1: none). */
function makeList(input, id) {
  const list = element('ul', { id, class: 'suggestions', role: 'listbox', 'aria-label': '搜索建议', hidden: '' })
  const state = { rows: [], chosen: -1 }
  input.after(list)
  function choose(index) {
    state.chosen = index
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index))
    const option = list.children[index]
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }
  function show(rows) {
    state.rows = rows
    list.replaceChildren(...rows.map((row, at) => optionFor(row, `${id}-${String(at)}`)))
    list.hidden = rows.length === 0
    input.setAttribute('aria-expanded', String(rows.length > 0))
    choose(-1)
  }
  return {
    show,
    step(by) {
      const places = state.rows.length + 1
      choose(((state.chosen + 1 + by + places) % places) - 1)
    },
    isOpen: () => !list.hidden,
    chosen: () => state.rows[state.chosen],
  }
}

async function fetchRows(q) {
  if (q === '') return []
  const answer = await fetch(`/search/suggest?q=${encodeURIComponent(q)}`, { headers: { accept: 'application/json' } })
  return answer.ok ? (await answer.json()).rows : []
}

/** Asks when somebody has stopped typing for a moment; a late answer to an earlier question is left aside. */
function makeAsking(input, list) {
  let timer = 0
  let asked = 0
  async function ask() {
    asked += 1
    const mine = asked
    const rows = await fetchRows(input.value.trim()).catch(() => [])
    if (mine === asked && document.activeElement === input) list.show(rows)
  }
  return () => {
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT_MS)
  }
}

function onKey(event, list) {
  if (event.isComposing || !list.isOpen()) return
  if (event.key in STEPS) list.step(STEPS[event.key])
  else if (event.key === 'Escape') list.show([])
  else if (event.key === 'Enter' && list.chosen()) location.assign(list.chosen().href)
  else return
  event.preventDefault()
}

function attach(input, number) {
  const id = `suggestions-${String(number)}`
  const list = makeList(input, id)
  const askLater = makeAsking(input, list)
  const role = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id }
  for (const [name, value] of Object.entries({ ...role, autocomplete: 'off' })) input.setAttribute(name, value)
  input.addEventListener('input', (event) => {
    // While pinyin is being composed the letters are no question yet.
    if (!event.isComposing) askLater()
  })
  input.addEventListener('compositionend', askLater)
  input.addEventListener('blur', () => {
    list.show([])
  })
  input.addEventListener('keydown', (event) => {
    onKey(event, list)
  })
}

for (const [number, input] of [...document.querySelectorAll('form.search input[name="q"]')].entries())
  attach(input, number)
