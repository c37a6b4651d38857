import { addDays } from '../../kernel/day.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'

interface Album {
  readonly name: string
  readonly body: string
  readonly pictures: readonly string[]
}

const ALBUMS: readonly Album[] = [
  {
    name: '四季',
    body: '四月花木盛开，校园向市民预约开放；十一月银杏金黄，后勤管理处推迟清扫落叶；入冬第一场雪后，师生一起清扫道路。',
    pictures: ['spring', 'avenue', 'snow', 'lake'],
  },
  {
    name: '读书与实验',
    body: '图书馆延长开放到晚上十点，自习座位实行预约；实验教学中心面向全校预约开放，每学期公布开放时间和安全准入要求。',
    pictures: ['library', 'laboratory', 'main-building'],
  },
  {
    name: '主楼',
    body: '主楼建成后几经修缮，一层大厅设有信息公开查阅点，工作日向师生和社会公众开放。',
    pictures: ['main-building', 'snow'],
  },
  {
    name: '运动场与湖畔',
    body: '运动场完成跑道翻新，周末按预约向社区居民开放；湖畔步道完成无障碍改造，坡道和扶手沿湖贯通。',
    pictures: ['stadium', 'lake', 'spring'],
  },
  {
    name: '雪后校园',
    body: '后勤人员和学生志愿者清扫了主要道路，食堂提前开门供应热饮。',
    pictures: ['snow', 'main-building', 'library'],
  },
  {
    name: '银杏大道',
    body: '银杏大道每年十一月落叶金黄，后勤管理处推迟清扫，留给师生一段“金色时光”。',
    pictures: ['avenue', 'lake'],
  },
]

const DAYS_APART = 41

/** 校园映像: albums of drawings with a few lines, one every six weeks. */
export function gallery({ today }: Era): Draft[] {
  return ALBUMS.map(({ name, body, pictures }, at) => {
    const day = officeDay(addDays(today, -5 - at * DAYS_APART))
    return {
      unit: 'xuanchuan',
      title: `校园映像：${name}`,
      body,
      columns: ['portal/gallery'],
      formedOn: day,
      publishedOn: day,
      materialKind: 'publicity' as const,
      keywords: ['校园映像'],
      pictures,
      isUnsigned: true,
    }
  })
}
