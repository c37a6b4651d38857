/** A picture of the sample school, drawn for it: no photograph of a real place or person. */
export interface SamplePicture {
  readonly key: string
  readonly name: string
  /** What is to be seen, for those who do not see it. */
  readonly alt: string
  readonly svg: string
}

const WIDTH = 1200
const HEIGHT = 750

type Pair = readonly [number, number]

function rect([x, y]: Pair, [width, height]: Pair, fill: string): string {
  return `<rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" fill="${fill}"/>`
}

function circle([x, y]: Pair, radius: number, fill: string): string {
  return `<circle cx="${String(x)}" cy="${String(y)}" r="${String(radius)}" fill="${fill}"/>`
}

function times(count: number, draw: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => draw(at)).join('')
}

interface Light {
  readonly top: string
  readonly bottom: string
  readonly ground: string
}

const DAY: Light = { top: '#9cc9d6', bottom: '#e9f3f1', ground: '#8fae86' }
const EVENING: Light = { top: '#31506e', bottom: '#f2c9a0', ground: '#5d6b58' }
const WINTER: Light = { top: '#b9c7d2', bottom: '#eef2f4', ground: '#f7f9fa' }

function scene({ top, bottom, ground }: Light, things: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" width="${String(WIDTH)}" height="${String(HEIGHT)}"><defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="${String(WIDTH)}" height="${String(HEIGHT)}" fill="url(#sky)"/>${rect([0, 560], [WIDTH, 190], ground)}${things}</svg>`
}

function tree([x, y]: Pair, size: number, leaves: string): string {
  const crown = [
    circle([x, y - size], size * 0.62, leaves),
    circle([x - size * 0.42, y - size * 0.68], size * 0.44, leaves),
    circle([x + size * 0.42, y - size * 0.68], size * 0.44, leaves),
  ]
  return rect([x - size * 0.07, y - size * 0.6], [size * 0.14, size * 0.6], '#6b5140') + crown.join('')
}

/** A house of storeys with windows in a grid. */
function building([x, y]: Pair, [columns, storeys]: Pair, [wall, glass]: readonly [string, string]): string {
  const width = columns * 54 + 26
  const height = storeys * 62 + 30
  const windows = times(columns * storeys, (at) => {
    const column = at % columns
    const storey = Math.floor(at / columns)
    return rect([x + 26 + column * 54, y - height + 28 + storey * 62], [28, 38], glass)
  })
  return (
    rect([x, y - height], [width, height], wall) + rect([x - 8, y - height - 12], [width + 16, 12], '#7a8a8f') + windows
  )
}

function columnsInFront(x: number, y: number, count: number): string {
  return (
    times(count, (at) => rect([x + at * 52, y - 150], [18, 150], '#f4efe4')) +
    rect([x - 14, y - 176], [count * 52 + 10, 28], '#f4efe4')
  )
}

const WALL = ['#c9b9a2', '#5d8791'] as const
const BRICK = ['#a9654f', '#f1dfc2'] as const

const MAIN_BUILDING = scene(
  DAY,
  building([250, 560], [12, 5], WALL) +
    columnsInFront(470, 560, 6) +
    rect([440, 560], [340, 14], '#d9d2c3') +
    tree([150, 580], 110, '#5f8f63') +
    tree([1070, 580], 120, '#57865b'),
)
const LIBRARY = scene(
  EVENING,
  building([170, 560], [8, 4], BRICK) +
    building([640, 560], [7, 6], ['#8c5545', '#ffe2a3']) +
    rect([520, 470], [110, 90], '#ffe2a3') +
    tree([90, 590], 120, '#3d5a45') +
    tree([1120, 590], 130, '#3d5a45'),
)
const AVENUE = scene(
  { ...DAY, ground: '#cdb889' },
  `<polygon points="470,750 730,750 620,470 580,470" fill="#d9d4c8"/>` +
    times(
      5,
      (at) =>
        tree([520 - at * 105, 560 + at * 36], 90 + at * 34, '#d5a02f') +
        tree([680 + at * 105, 560 + at * 36], 90 + at * 34, '#c98f2b'),
    ),
)
const SPRING = scene(
  { ...DAY, ground: '#a9c48f' },
  building([420, 540], [7, 3], WALL) +
    times(7, (at) => tree([70 + at * 178, 640 + (at % 2) * 50], 120, at % 2 === 0 ? '#f0b7c3' : '#f6d2d8')),
)
const SNOW = scene(
  WINTER,
  building([300, 570], [10, 4], BRICK) +
    rect([292, 270], [582, 18], '#fff') +
    tree([170, 620], 120, '#dfe6ea') +
    tree([1020, 620], 130, '#e6ecef') +
    times(60, (at) => circle([(at * 197) % WIDTH, (at * 131) % 540], 3 + (at % 3), '#fff')),
)
const STADIUM = scene(
  { ...DAY, ground: '#7fa470' },
  `<ellipse cx="600" cy="640" rx="520" ry="120" fill="#b5553f"/><ellipse cx="600" cy="640" rx="400" ry="80" fill="#6f9c5f"/>` +
    rect([120, 440], [300, 70], '#c8d0d3') +
    times(6, (at) => rect([130 + at * 48, 410], [6, 100], '#8b979b')) +
    tree([980, 540], 100, '#4f7d54') +
    tree([1090, 545], 120, '#57865b'),
)
const LABORATORY = scene(
  { top: '#dfe9ea', bottom: '#f6f8f7', ground: '#c6ced0' },
  rect([80, 430], [1040, 40], '#8a979a') +
    rect([110, 470], [980, 200], '#e9ecec') +
    times(
      5,
      (at) =>
        `<polygon points="${String(210 + at * 190)},430 ${String(260 + at * 190)},430 ${String(250 + at * 190)},350 ${String(220 + at * 190)},350" fill="${at % 2 === 0 ? '#4f9aa5' : '#d59a4b'}"/>` +
        rect([226 + at * 190, 300], [18, 54], '#c9dcdf'),
    ) +
    rect([120, 90], [960, 150], '#cfd8da') +
    times(8, (at) => rect([140 + at * 118, 110], [96, 110], '#eef3f3')),
)
const LAKE = scene(
  { ...DAY, ground: '#7aa9b3' },
  building([120, 520], [5, 3], WALL) +
    rect([0, 520], [WIDTH, 44], '#86a57c') +
    times(9, (at) => rect([60 + at * 131, 610 + (at % 3) * 40], [90, 4], '#b9d5da')) +
    tree([640, 540], 130, '#5f8f63') +
    tree([760, 540], 90, '#6b9a6e') +
    `<path d="M860 560 q90 -90 180 0" fill="none" stroke="#e8e2d4" stroke-width="18"/>`,
)

/** The drawings that news and 校园映像 refer to by their keys. */
export const samplePictures: readonly SamplePicture[] = [
  { key: 'main-building', name: '主楼', alt: '示例绘制：晴天的主楼，门前有六根立柱，两侧有树。', svg: MAIN_BUILDING },
  { key: 'library', name: '图书馆', alt: '示例绘制：傍晚的图书馆，窗户亮着灯。', svg: LIBRARY },
  { key: 'avenue', name: '银杏大道', alt: '示例绘制：秋天的银杏大道，两排金黄的树。', svg: AVENUE },
  { key: 'spring', name: '花开校园', alt: '示例绘制：春天教学楼前一排开着粉色花的树。', svg: SPRING },
  { key: 'snow', name: '雪后校园', alt: '示例绘制：雪后的红砖教学楼，树上积着雪。', svg: SNOW },
  { key: 'stadium', name: '运动场', alt: '示例绘制：运动场的红色跑道和绿色草坪。', svg: STADIUM },
  { key: 'laboratory', name: '实验教学中心', alt: '示例绘制：实验台上摆着五个锥形瓶。', svg: LABORATORY },
  { key: 'lake', name: '校园湖畔', alt: '示例绘制：湖边的教学楼、树和一座拱桥。', svg: LAKE },
]
