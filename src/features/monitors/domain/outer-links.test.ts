import { expect, test } from 'vitest'
import { badTitle, judge, outerLinks, registrableHost, standingOf } from './outer-links.ts'
import { isAllowed } from './robots.ts'

test('links that leave the platform are taken once, and no others', () => {
  const html =
    '<a href="/info/1">a</a><a href="https://xx.example.edu.cn/info/2">b</a><a href="http://other.example.com/?a=1&amp;b=2">c</a>' +
    '<a href="http://other.example.com/?a=1&amp;b=2">d</a><a href="mailto:x@example.com">e</a>'
  expect(outerLinks(html, 'https://xx.example.edu.cn')).toEqual([
    { href: 'http://other.example.com/?a=1&b=2', host: 'other.example.com' },
  ])
})

test.each([
  ['www.moe.gov.cn', 'moe.gov.cn'],
  ['a.b.example.com', 'example.com'],
  ['jyt.ln.gov.cn', 'ln.gov.cn'],
  ['example.cn', 'example.cn'],
])('%s belongs to %s', (host, registrable) => {
  expect(registrableHost(host)).toBe(registrable)
})

const there = (hrefs: string[], status = 200, text = '') => ({ ok: true as const, status, hrefs, text })

test.each([
  ['an answer', there(['https://a.example.com/']), 'fine'],
  ['a move within the site', there(['http://example.com/', 'https://www.example.com/x']), 'fine'],
  ['a move to another site', there(['http://example.com/', 'https://other.com/']), 'dangerous'],
  ['a host below a listed one', there(['http://x.bad.com/']), 'dangerous'],
  ['a title of a gambling site', there(['http://example.com/'], 200, '<TITLE>某某娱乐城</TITLE>'), 'dangerous'],
  ['a name for sale', there(['http://example.com/'], 200, '<title>This domain is for sale</title>'), 'dangerous'],
  ['not found', there(['http://example.com/'], 404), 'failed'],
  ['a fault of the other side', there(['http://example.com/'], 500), 'failed'],
  ['refused to programs', there(['http://example.com/'], 403), 'not-asked'],
  ['an address of the own network', { ok: false as const, reason: 'forbidden' }, 'not-asked'],
  ['no such name', { ok: false as const, reason: 'unresolved' }, 'failed'],
])('%s', (_, look, state) => {
  expect(judge(look, ['bad.com']).state).toBe(state)
})

test('a link is dead after failures on three different days, and alive again after one answer', () => {
  const failed = { state: 'failed', reason: '' } as const
  const first = standingOf(failed, [], '2026-11-01')
  expect(first).toEqual({ state: 'failed', failedDays: ['2026-11-01'] })
  expect(standingOf(failed, first.failedDays, '2026-11-01').state).toBe('failed')
  const second = standingOf(failed, first.failedDays, '2026-11-02')
  expect(second.state).toBe('failed')
  expect(standingOf(failed, second.failedDays, '2026-11-05').state).toBe('dead')
  expect(standingOf({ state: 'fine', reason: '' }, second.failedDays, '2026-11-05')).toEqual({
    state: 'fine',
    failedDays: [],
  })
})

test.each([
  ['', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['User-agent: *\nDisallow: /private # inner\nAllow: /private/open', '/private/open/x', true],
  ['User-agent: *\nDisallow: /private', '/private/x', false],
  ['User-agent: *\nDisallow: /\n\nUser-agent: Mingtang\nDisallow: /x', '/a', true],
  ['User-agent: other\nUser-agent: mingtang\nDisallow: /a', '/a', false],
])('robots.txt “%s” for %s: %s', (robots, path, allowed) => {
  expect(isAllowed(robots, path, 'Mingtang')).toBe(allowed)
})

test('a page that begins many titles and ends none is read in no time worth mentioning', () => {
  const begun = performance.now()
  expect(badTitle('<title'.repeat(100_000))).toBeUndefined()
  expect(badTitle('<title lang="zh">某某娱乐城</title>')).toBe('某某娱乐城')
  expect(performance.now() - begun).toBeLessThan(3000)
})
