import type { TlsReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

/** For each thing that can be wrong with a connection that is not secure: what it is, and what a person can do about it. */
export const tlsWords: Readonly<Record<TlsReason, (host: string) => string>> = {
  authority: (host) =>
    `El certificado de ${host} procede de una autoridad que este equipo no conoce, por lo que no se ha enviado nada. Si su organización administra el servicio o vigila esta red, pregúntele cómo añadir su autoridad a este equipo; en caso contrario, pruebe con otra red.`,
  date: (host) =>
    `El certificado de ${host} ha caducado o aún no es válido, por lo que no se ha enviado nada. Compruebe la fecha de este equipo; si es correcta, el servicio tiene que renovar su certificado.`,
  name: (host) =>
    `El certificado que ha llegado de ${host} es para otra dirección, por lo que no se ha enviado nada. Compruebe la dirección del servicio y la red en la que está, e inténtelo de nuevo.`,
  weak: (host) =>
    `El certificado de ${host} es demasiado débil para confiar en él, por lo que no se ha enviado nada. Quien administra el servicio tiene que sustituirlo.`,
  protocol: (host) =>
    `${host} no ofrece ninguna forma de conexión segura que ${productName} pueda usar, por lo que no se ha enviado nada. Compruebe la dirección del servicio; si es correcta, puede que el servicio esté anticuado.`,
};
