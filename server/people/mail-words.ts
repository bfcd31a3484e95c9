/** The mail with a link to a new password, in the languages of the panel. */
import type { Mail } from './mail.js';

interface MailWords {
  readonly subject: string;
  readonly hello: (name: string) => string;
  readonly what: string;
  readonly once: string;
  readonly not: string;
}

const WORDS = {
  en: {
    subject: 'A new password for Hallway',
    hello: (name) => `Hello ${name},`,
    what: 'with this link you can set a new password for the Hallway panel:',
    once: 'It works once, within an hour.',
    not: 'You did not ask for it? Then do nothing: your password stays as it is.',
  },
  ro: {
    subject: 'O parolă nouă pentru Hallway',
    hello: (name) => `Bună, ${name},`,
    what: 'cu acest link poți alege o parolă nouă pentru panoul Hallway:',
    once: 'Funcționează o singură dată, timp de o oră.',
    not: 'Nu ai cerut-o tu? Atunci nu face nimic: parola rămâne cum este.',
  },
  de: {
    subject: 'Ein neues Passwort für Hallway',
    hello: (name) => `Hallo ${name},`,
    what: 'mit diesem Link lässt sich ein neues Passwort für das Hallway-Panel setzen:',
    once: 'Er gilt einmal, innerhalb einer Stunde.',
    not: 'Nicht selbst angefordert? Dann ist nichts zu tun: Das Passwort bleibt, wie es ist.',
  },
  fr: {
    subject: 'Un nouveau mot de passe pour Hallway',
    hello: (name) => `Bonjour ${name},`,
    what: 'avec ce lien, vous pouvez choisir un nouveau mot de passe pour le panneau Hallway :',
    once: 'Il fonctionne une seule fois, pendant une heure.',
    not: 'Vous ne l’avez pas demandé ? Alors ne faites rien : votre mot de passe reste inchangé.',
  },
  es: {
    subject: 'Una contraseña nueva para Hallway',
    hello: (name) => `Hola, ${name}:`,
    what: 'con este enlace puede elegir una contraseña nueva para el panel de Hallway:',
    once: 'Funciona una sola vez, durante una hora.',
    not: '¿No la ha pedido? Entonces no haga nada: su contraseña sigue igual.',
  },
} as const satisfies Record<string, MailWords>;

/**
 * @param languages BCP 47 tags, the most wanted first.
 * @param link the address with the secret in its fragment.
 */
export function passwordMail(
  { name, email }: { readonly name: string; readonly email: string },
  link: string,
  languages: readonly string[],
): Mail {
  const known = languages.map((tag) => tag.split('-', 1)[0]!.toLowerCase()).find((tag) => Object.hasOwn(WORDS, tag));
  const { subject, hello, what, once, not } = WORDS[(known ?? 'en') as keyof typeof WORDS];
  return { to: email, subject, text: [hello(name), '', what, '', link, '', once, not, ''].join('\n') };
}
