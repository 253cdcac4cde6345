/** Parts of most stolen passwords, in lower case. */
const WORDS = `
password passwort passwd pass motdepasse contrasena senha parol parool lozinka wachtwoord salasana haslo
admin administrator root user guest login logon signin welcome willkommen bienvenue letmein open sesame opensesame master
owner operator manager support service system server test testing tester demo default changeme change me please secret
secure security private access account temp temporary public office company work home house family
mutuals mutual instagram insta telegram facebook twitter google gmail yahoo hotmail apple microsoft windows linux android
follower followers following unfollow dashboard sandbox example
qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv
qweasd qweasdzxc zaq xsw cde qwe asd zxc poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghij
abcdefghijkl abcdefghijklmnopqrstuvwxyz alphabet numbers aaa bbb xxx
love iloveyou loveyou ilove you lovely loveme lover forever always baby babygirl babyboy angel princess prince queen king
sweet sweetheart sweetie honey sugar beautiful pretty sexy hello hellohello hi hey goodbye thankyou thanks friend friends
mother father mommy daddy mama papa brother sister mylove darling happy smile sunshine rainbow flower flowers rose
summer winter spring autumn january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
football soccer baseball basketball hockey tennis golf liverpool arsenal chelsea barcelona realmadrid juventus
manchester united yankees cowboys lakers steelers eagles
dragon monkey tiger lion eagle falcon phoenix panther wolf bear shark dolphin horse rabbit bunny kitty kitten cat puppy dog
butterfly chicken cookie cheese chocolate banana orange apple cherry peaches strawberry coffee pepper ginger pumpkin
superman batman spiderman ironman pokemon pikachu naruto starwars startrek matrix hunter killer ninja samurai warrior
shadow ghost hunter ranger soldier captain wizard magic legend hero zero trust trustno one trustnoone whatever nothing
everything anything freedom liberty america england london paris berlin moscow moskva russia germany france canada
australia china india mexico brazil california texas newyork chicago
michael jennifer jessica daniel matthew andrew joshua thomas robert charlie jordan michelle ashley amanda nicole hannah
justin anthony william joseph david richard george harley buster maggie bailey sophie oliver samantha elizabeth natalie
alexander alexandra maria anna elena natasha sergey dmitry vladimir ivan andrey oksana svetlana tatiana marina
jesus christ god heaven blessed faith grace church
computer internet network laptop mobile phone samsung nokia iphone mercedes ferrari porsche yamaha honda toyota mustang
corvette harleydavidson metallica nirvana slipknot blink eminem
money dollar rich gold silver diamond crystal purple yellow green blue red black white pink
maverick cooper scooter rocket thunder lightning storm fire water ocean river mountain moon star stars galaxy cosmos
biteme fuckyou fuckoff asshole bitch whatsup letmesee iamthebest thebest number first second
пароль админ привет любовь йцукен йцукенгшщзхъ фывапролджэ ячсмить наташа максим марина россия москва секрет солнышко
любимая люблю тебя зайка котенок спартак
correcthorsebatterystaple
`;

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
