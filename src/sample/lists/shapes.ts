import type { Shape } from './read-matters.ts'

/** What a shape of matter asks for and gives; {name} and {section} are filled in. */
export interface ShapeText {
  readonly conditions: string
  readonly materials: string
  readonly flow: string
  readonly result: string
}

const SHAPES: Readonly<Record<Shape, ShapeText>> = {
  c: {
    conditions: '本人身份或者有关情况可以核实',
    materials: '校园卡或者有效身份证件（核对后当场退还）\n代办的，另带委托书和代办人证件',
    flow: '到窗口或者网上提出\n{section}核对有关记录\n出具并加盖专用章\n当场领取或者自助打印',
    result: '书面证明或者证件，需要英文的可以同时出具',
  },
  a: {
    conditions: '符合学校有关规定，所在单位同意',
    materials: '{name}申请表\n与申请事项有关的证明材料\n所在单位意见',
    flow: '填写申请表并附材料\n所在单位审核\n{section}审核\n负责人审批\n告知结果，不同意的说明理由',
    result: '批准或者不批准的书面答复',
  },
  b: {
    conditions: '在开放时间内，有空闲',
    materials: '校园卡或者有效身份证件',
    flow: '查看空闲时间\n提交预约\n{section}确认\n按时使用，不用的提前取消',
    result: '预约确认',
  },
  r: {
    conditions: '属于学校服务范围',
    materials: '说明时间、地点和情况，有照片的请附照片',
    flow: '电话或者网上报告\n{section}登记并派人\n到场处理\n回访是否解决',
    result: '处理完毕，回访登记',
  },
  m: {
    conditions: '事项真实，手续齐全，在预算或者规定标准之内',
    materials: '{name}单\n合法票据或者有关证明\n银行卡信息（已登记的不用再交）',
    flow: '填写单据并附票据\n经办人所在单位审核\n{section}审核\n办理支付',
    result: '款项转入本人或者单位账户',
  },
  q: {
    conditions: '说明具体问题；实名的便于答复',
    materials: '不需要材料；有书面材料的可以附上',
    flow: '来人、来电、来信提出\n{section}登记\n核实和研究\n答复本人',
    result: '口头或者书面答复',
  },
  n: {
    conditions: '在规定的时间内，符合条件',
    materials: '{name}登记表\n校园卡或者有效身份证件',
    flow: '网上或者到窗口登记\n{section}核对\n确认并告知结果',
    result: '登记确认',
  },
}

/** The text of a shape for one matter. */
export function textOf(shape: Shape, { name, section }: { name: string; section: string }): ShapeText {
  const fill = (text: string): string => text.replaceAll('{name}', name).replaceAll('{section}', section)
  const { conditions, materials, flow, result } = SHAPES[shape]
  return { conditions, materials: fill(materials), flow: fill(flow), result }
}

/** Before the flow was simplified: on paper, with one more way. */
export function olderFlow(flow: string): string {
  return `到窗口领取纸质表格\n${flow}\n到窗口领取结果`
}
