import sharp from 'sharp'
import { expect, test } from 'vitest'
import { redact, verify } from './redacting.ts'
import type { Box, Redaction } from './redaction.ts'

const PLACE: Box = { x: 33, y: 21, w: 140, h: 45 }
const WITHHELD: Redaction = { ground: '个人隐私', target: { kind: 'box', page: 1, box: PLACE } }

/** A photograph of nothing in particular that tells who took it. */
function photograph(): ReturnType<typeof sharp> {
  const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#7788aa', noise } }).withExif({
    IFD0: { Artist: 'Zhang San' },
  })
}

/** The darkest and the lightest value of an area. */
async function rangeOf(
  bytes: Buffer,
  area: Parameters<ReturnType<typeof sharp>['extract']>[0],
): Promise<readonly [least: number, most: number]> {
  const pixels = await sharp(bytes).extract(area).raw().toBuffer()
  return [Math.min(...pixels), Math.max(...pixels)]
}

const PICTURES: readonly (readonly [kind: string, as: string, bytes: () => Promise<Buffer>])[] = [
  ['png', 'png', () => photograph().png().toBuffer()],
  ['jpeg', 'jpeg', () => photograph().jpeg().toBuffer()],
  ['webp', 'webp', () => photograph().webp().toBuffer()],
  ['gif', 'png', () => photograph().gif().toBuffer()],
]

test.each(PICTURES)('in a picture of kind %s a box is blackened, and nothing else is told', async (kind, as, make) => {
  const result = await redact(await make(), { kind, redactions: [WITHHELD] })
  expect(result.findings).toEqual([])
  expect(result.kind).toBe(as)
  const { format, exif, width } = await sharp(result.bytes).metadata()
  expect([format, exif, width]).toEqual([as, undefined, 300])
  const edge = { left: 34, top: 22, width: 138, height: 4 }
  expect((await rangeOf(result.bytes, edge))[1]).toBeLessThan(64)
  const [, white] = await rangeOf(result.bytes, { left: 33, top: 30, width: 140, height: 25 })
  expect(white).toBeGreaterThan(200)
})

test('a box means the picture as it is seen, also where the camera was turned', async () => {
  const turned = await photograph().withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const place = { x: 150, y: 250, w: 40, h: 40 }
  const box: Redaction = { ground: '个人隐私', target: { kind: 'box', page: 1, box: place } }
  const { bytes, findings } = await redact(turned, { kind: 'jpeg', redactions: [box] })
  expect(findings).toEqual([])
  const { width, height } = await sharp(bytes).metadata()
  expect([width, height]).toEqual([200, 300])
  const [, most] = await rangeOf(bytes, { left: 151, top: 252, width: 38, height: 4 })
  expect(most).toBeLessThan(64)
})

test('a term cannot be found in a picture, and the answer says so', async () => {
  const order = { kind: 'png', redactions: [{ ground: '个人隐私', target: { kind: 'term', term: '张三' } }] as const }
  const { unmatched, unsearched } = await redact(await photograph().png().toBuffer(), order)
  expect([unmatched, unsearched]).toEqual([[0], ['图片中的文字无法按词语查找，请框选。']])
})

test('the gate sees a picture whose box is not blackened, and one that tells who took it', async () => {
  const order = { kind: 'jpeg', redactions: [WITHHELD], removed: [] }
  expect(await verify(await photograph().jpeg().toBuffer(), order)).toEqual([
    { place: '图片的信息‘作者’', what: 'metadata', redaction: undefined },
    { place: '图片', what: 'pixels', redaction: 0 },
  ])
})

test.each([
  ['a box beside the picture', { ...PLACE, x: 301 }, 'redaction.box-outside'],
  ['a box without size', { ...PLACE, w: Number.NaN }, 'redaction.invalid'],
])('%s is refused', async (_, box, code) => {
  const redactions: Redaction[] = [{ ground: '个人隐私', target: { kind: 'box', page: 1, box } }]
  await expect(redact(await photograph().png().toBuffer(), { kind: 'png', redactions })).rejects.toMatchObject({ code })
})

test('a broken picture is refused', async () => {
  const bytes = (await photograph().png().toBuffer()).subarray(0, 2000)
  await expect(redact(bytes, { kind: 'png', redactions: [WITHHELD] })).rejects.toMatchObject({
    code: 'redaction.broken',
  })
})
