/** The worst titles and names that conferences may have, in five scripts and more; made from a seed. */
import type { SpeakerRef } from '../../../core/index.js';
import { randomOf } from '../../../scripts/bench/programme.js';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  latin:
    'a the of kernel virtual machines Betriebssystem observability self-replicating how to debug: Țăndărică çok güzel ñandú file-system Donaudampfschifffahrtsgesellschaftskapitän Ấn'.split(
      ' ',
    ),
  cyrillic:
    'и в на ядро виртуальные машины высокопроизводительный ввод-вывод самовоспроизводящиеся програми Їжак электрофотополупроводниковый'.split(
      ' ',
    ),
  fromRightToLeft:
    'نظام التشغيل في الأجهزة الافتراضية والمستقبل كيف نختبر KVM מערכות הפעלה וירטואליות לכולם בדיקות 2026'.split(' '),
  devanagari: 'और के लिए आभासी मशीनें प्रचालन तंत्र अंतर्राष्ट्रीयकरण कर्नेल में परीक्षण ระบบปฏิบัติการสำหรับทุกคนที่อยู่ที่นี่ ทดสอบ'.split(' '),
  han: '仮想マシン上での入れ子テスト について 操作系统内核的观察与调试 を考える 가상머신에서의중첩테스트 日本語のタイトルはとても長い KVM'.split(
    ' ',
  ),
};
const NAMES: Readonly<Record<string, readonly string[]>> = {
  latin: ['Li', 'Ilinca Dobre', 'Maximiliana von Hohenzollern-Sigmaringen und zu Tegernsee'],
  cyrillic: ['Олена Зеленко', 'Александр Константинопольский'],
  fromRightToLeft: ['سارة العتيبي', 'נועה כהן־לוי', 'عبد الرحمن بن محمد الأندلسي'],
  devanagari: ['अनुराधा श्रीनिवासन', 'สมชาย ศรีสุวรรณวงศ์'],
  han: ['山田太郎', '欧阳明月', '김하늘'],
};

export const SCRIPTS = Object.keys(WORDS);

export interface Worst {
  readonly title: string;
  readonly speakers: readonly SpeakerRef[];
}

/** So many titles of one script, from one word to the 266 letters of the longest that was seen, with up to 20 speakers. */
export function worstOf(script: string, count: number): Worst[] {
  const random = randomOf(SCRIPTS.indexOf(script) + 1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const length = index % 4 === 0 ? 1 + Math.floor(random() * 3) : 4 + Math.floor(random() * 40);
    const glued = index % 10 === 9;
    const words = Array.from({ length }, () => pick(WORDS[script]!));
    return {
      title: words.join(glued ? '' : ' ').slice(0, 266),
      speakers: Array.from({ length: Math.floor(random() ** 3 * 21) }, (__, id) => ({
        id: String(id),
        name: pick(NAMES[script]!),
      })),
    };
  });
}
