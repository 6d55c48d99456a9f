/** Les mots de passe les plus essayés qui tiendraient pourtant la règle du guide, ou celle des phrases longues ; en minuscules. */
export const motsDePasseCourants: ReadonlySet<string> = new Set([
  'password1', 'password12', 'password123', 'passw0rd', 'passw0rd1', 'p@ssw0rd', 'p@ssword1', 'motdepasse1', 'motdepasse12', 'motdepasse123',
  'mot2passe', 'azerty12', 'azerty123', 'azerty1234', 'azertyuiop1', 'azertyuiop123', 'qwerty12', 'qwerty123', 'qwertyuiop1', 'aqwzsx123',
  'bonjour1', 'bonjour12', 'bonjour123', 'soleil123', 'doudou123', 'loulou123', 'chouchou1', 'marseille1', 'marseille13', 'france123',
  'france98', 'paris2024', 'paris2026', 'iloveyou1', 'jetaime1', 'jetaime123', 'welcome1', 'welcome123', 'admin123', 'admin1234',
  'abcd1234', 'abc12345', 'a1b2c3d4', 'test1234', 'changeme1', 'logement1', 'logement123', 'logement2026', 'academie1', 'education1',
  'rectorat1', 'printemps2026', 'automne2026', 'hiver2026', 'ete2026', 'azertyuiopqsdfghjklm', 'qwertyuiopasdfghjkl', '123456789012345',
  '1234567890123456', '123456789123456789', '000000000000000', 'aaaaaaaaaaaaaaa', 'motdepassemotdepasse', 'passwordpassword',
]);
