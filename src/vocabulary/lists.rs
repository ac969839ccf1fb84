//! The ten tables. A new term is one line here: `Variant "Label" "id" "what people type"`.

use super::{Term, Vocabulary};

macro_rules! lists {
    ($( $(#[$doc:meta])* $name:ident { $( $variant:ident $label:literal $id:literal $synonyms:literal )* } )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( #[doc = $label] $variant, )*
        }

        impl Vocabulary for $name {
            const TERMS: &'static [Term] = &[ $( Term { label: $label, id: $id, synonyms: $synonyms }, )* ];

            fn from_index(index: u8) -> Option<Self> {
                const ALL: &[$name] = &[ $( $name::$variant, )* ];
                ALL.get(usize::from(index)).copied()
            }

            fn index(self) -> u8 {
                self as u8
            }
        }
    )* };
}

lists! {
    /// The region that the target muscle belongs to; full body for lifts and conditioning that load three or more.
    BodyPart {
        Chest "Chest" "chest" ""
        Back "Back" "back" "posterior"
        Shoulders "Shoulders" "shoulders" "delts, deltoids"
        Arms "Arms" "arms" "upper arms, lower arms"
        Legs "Legs" "legs" "lower body, leg day, thighs, hips"
        Core "Core" "core" "abs, waist, midsection, trunk"
        Neck "Neck" "neck" ""
        FullBody "Full Body" "full-body" "total body, whole body"
    }

    /// The muscles, as the gym names them, and one pseudo-muscle for conditioning.
    Muscle {
        Chest "Chest" "chest" "pecs, pec, pectorals, pectoral, pectoralis, pectoralis major, pectoralis minor, upper chest, lower chest, inner chest"
        SerratusAnterior "Serratus Anterior" "serratus-anterior" "serratus, boxer's muscle"
        Lats "Lats" "lats" "lat, latissimus, latissimus dorsi, wings, teres major"
        UpperBack "Upper Back" "upper-back" "mid back, middle back, rhomboids, mid traps, lower traps, scapular retractors"
        Traps "Traps" "traps" "trap, trapezius, upper traps"
        LowerBack "Lower Back" "lower-back" "low back, erectors, erector spinae, spinal erectors, spine, lumbar"
        FrontDelts "Front Delts" "front-delts" "front delt, anterior delt, anterior deltoid, front shoulder, front deltoid"
        SideDelts "Side Delts" "side-delts" "side delt, lateral delt, lateral deltoid, medial delt, medial deltoid, middle delt, side deltoid"
        RearDelts "Rear Delts" "rear-delts" "rear delt, posterior delt, posterior deltoid, back of shoulder, rear deltoid, rear shoulder"
        RotatorCuff "Rotator Cuff" "rotator-cuff" "cuff, infraspinatus, supraspinatus, teres minor, subscapularis"
        Biceps "Biceps" "biceps" "bi, bis, bicep, biceps brachii, brachialis, guns"
        Triceps "Triceps" "triceps" "tri, tris, tricep, triceps brachii"
        Forearms "Forearms" "forearms" "forearm, grip, wrists, wrist, brachioradialis, wrist flexors, wrist extensors"
        Glutes "Glutes" "glutes" "glute, butt, booty, bum, glute max, gluteus maximus, gluteus, buttocks"
        Quadriceps "Quadriceps" "quadriceps" "quad, quads, thigh, thighs, front thigh"
        Hamstrings "Hamstrings" "hamstrings" "ham, hams, hammies, hammy, hamstring, biceps femoris, back of thigh"
        Calves "Calves" "calves" "calf, gastrocnemius, soleus"
        Adductors "Adductors" "adductors" "adductor, inner thigh, inner thighs, groin"
        Abductors "Abductors" "abductors" "abductor, outer thigh, outer thighs, outer hip, glute med, gluteus medius, gluteus minimus, tfl, hip abductors"
        HipFlexors "Hip Flexors" "hip-flexors" "hip flexor, psoas, iliopsoas"
        Shins "Shins" "shins" "shin, tibialis, tibialis anterior, tib"
        Abs "Abs" "abs" "ab, abdominals, abdominal, rectus abdominis, six pack, stomach"
        Obliques "Obliques" "obliques" "oblique, side abs, love handles"
        Neck "Neck" "neck" "sternocleidomastoid, levator scapulae"
        CardiovascularSystem "Cardiovascular System" "cardiovascular-system" "cardio, cardiovascular, heart, conditioning, endurance"
    }

    /// The thing that gives the resistance, one a page.
    Equipment {
        BodyWeight "Body Weight" "body-weight" "bodyweight, bw, body only, no equipment, none, calisthenics"
        Dumbbell "Dumbbell" "dumbbell" "db, dbs, dumbell, dumbbells"
        Barbell "Barbell" "barbell" "bb, bar, olympic bar, straight bar"
        EzBar "EZ Bar" "ez-bar" "ez, e-z bar, ez curl bar, sz bar, cambered bar"
        TrapBar "Trap Bar" "trap-bar" "hex bar"
        Kettlebell "Kettlebell" "kettlebell" "kb, kettle bell"
        ResistanceBand "Resistance Band" "resistance-band" "band, bands, banded, tube, tubing, loop"
        Cable "Cable" "cable" "cables, pulley, cable machine"
        Machine "Machine" "machine" "lever, leverage machine, plate-loaded, selectorized, hammer strength, sled machine"
        SmithMachine "Smith Machine" "smith-machine" "smith, multipress"
        Landmine "Landmine" "landmine" "long bar, t-bar, corner barbell"
        SuspensionTrainer "Suspension Trainer" "suspension-trainer" "trx, suspension, straps"
        GymnasticRings "Gymnastic Rings" "gymnastic-rings" "rings, ring"
        StabilityBall "Stability Ball" "stability-ball" "swiss ball, exercise ball, physio ball, gym ball"
        MedicineBall "Medicine Ball" "medicine-ball" "med ball, mb, slam ball, wall ball"
        WeightPlate "Weight Plate" "weight-plate" "plate, weighted, weight belt, weight vest"
        AbWheel "Ab Wheel" "ab-wheel" "ab roller, wheel, roller wheel"
        FoamRoller "Foam Roller" "foam-roller" "smr, foam roll, foam rolling"
        BattleRopes "Battle Ropes" "battle-ropes" "battling ropes, ropes"
        Sled "Sled" "sled" "prowler"
        Sandbag "Sandbag" "sandbag" "bag, sand bag"
        JumpRope "Jump Rope" "jump-rope" "skipping rope, speed rope"
        CardioMachine "Cardio Machine" "cardio-machine" "treadmill, bike, rower, erg, elliptical, stair climber, ski erg"
        Other "Other" "other" "tire, log, atlas stone, keg, bosu, sledgehammer, gripper, grippers"
    }

    /// Furniture and anchors an exercise needs besides its resistance.
    Need {
        Bench "Bench" "bench" "flat bench"
        InclineBench "Incline Bench" "incline-bench" "adjustable bench"
        DeclineBench "Decline Bench" "decline-bench" ""
        PreacherBench "Preacher Bench" "preacher-bench" "scott bench"
        HyperextensionBench "Hyperextension Bench" "hyperextension-bench" "roman chair, back extension bench"
        Rack "Rack" "rack" "squat rack, power rack, stands"
        PullUpBar "Pull-Up Bar" "pull-up-bar" "chin-up bar, high bar"
        LowBar "Low Bar" "low-bar" ""
        DipBars "Dip Bars" "dip-bars" "parallel bars, dip station, dip bar"
        Box "Box" "box" "plyo box, step, chair"
        Anchor "Anchor" "anchor" "door anchor, anchor point"
        Wall "Wall" "wall" ""
        Floor "Floor" "floor" "mat"
        StabilityBall "Stability Ball" "stability-ball" "swiss ball, exercise ball"
        Platform "Platform" "platform" ""
        Rope "Rope" "rope" ""
    }

    /// How hard the movement is to learn and to own.
    Difficulty {
        Beginner "Beginner" "beginner" "novice, easy, starter"
        Intermediate "Intermediate" "intermediate" "medium, moderate"
        Advanced "Advanced" "advanced" "expert, hard, pro"
    }

    /// The kind of training.
    Category {
        Strength "Strength" "strength" "resistance, hypertrophy, powerlifting, strongman"
        Stretching "Stretching" "stretching" "stretch, flexibility, yoga, yoga pose"
        Cardio "Cardio" "cardio" "conditioning, hiit, aerobic"
        Plyometrics "Plyometrics" "plyometrics" "plyo, plyometric, jump, explosive"
        Mobility "Mobility" "mobility" "warm-up, foam rolling, smr, prehab"
        OlympicWeightlifting "Olympic Weightlifting" "olympic-weightlifting" "oly, olympic, olympic lift, weightlifting"
    }

    /// Several joints or one.
    Mechanic {
        Compound "Compound" "compound" "multi-joint"
        Isolation "Isolation" "isolation" "single-joint, isolated"
    }

    /// The direction of the effort.
    Force {
        Push "Push" "push" "pushing"
        Pull "Pull" "pull" "pulling"
        Hold "Hold" "hold" "static, isometric"
    }

    /// The movement pattern: what replaces what.
    Pattern {
        HorizontalPush "Horizontal Push" "horizontal-push" "horizontal press"
        HorizontalPull "Horizontal Pull" "horizontal-pull" "row"
        VerticalPush "Vertical Push" "vertical-push" "vertical press"
        VerticalPull "Vertical Pull" "vertical-pull" ""
        Squat "Squat" "squat" ""
        Lunge "Lunge" "lunge" ""
        Hinge "Hinge" "hinge" "hip hinge"
        HipExtension "Hip Extension" "hip-extension" ""
        HipAbduction "Hip Abduction" "hip-abduction" ""
        HipAdduction "Hip Adduction" "hip-adduction" ""
        HipFlexion "Hip Flexion" "hip-flexion" ""
        KneeExtension "Knee Extension" "knee-extension" ""
        KneeFlexion "Knee Flexion" "knee-flexion" ""
        CalfRaise "Calf Raise" "calf-raise" ""
        AnkleDorsiflexion "Ankle Dorsiflexion" "ankle-dorsiflexion" "dorsiflexion"
        Fly "Fly" "fly" ""
        RearFly "Rear Fly" "rear-fly" ""
        Pullover "Pullover" "pullover" ""
        ShoulderRaise "Shoulder Raise" "shoulder-raise" ""
        Shrug "Shrug" "shrug" ""
        Rotation "Rotation" "rotation" "shoulder rotation"
        ElbowFlexion "Elbow Flexion" "elbow-flexion" "curl"
        ElbowExtension "Elbow Extension" "elbow-extension" ""
        Wrist "Wrist" "wrist" ""
        Core "Core" "core" ""
        CoreFlexion "Core Flexion" "core-flexion" "spinal flexion"
        CoreRotation "Core Rotation" "core-rotation" "rotational"
        CoreStability "Core Stability" "core-stability" "anti-extension, anti-rotation"
        Carry "Carry" "carry" "loaded carry"
        Olympic "Olympic" "olympic" ""
        Jump "Jump" "jump" ""
        Throw "Throw" "throw" ""
        Locomotion "Locomotion" "locomotion" ""
        Stretch "Stretch" "stretch" ""
        Mobility "Mobility" "mobility" ""
        Neck "Neck" "neck" ""
    }

    /// Both sides at once, or one after the other.
    Laterality {
        Bilateral "Bilateral" "bilateral" "two-sided, both sides"
        Unilateral "Unilateral" "unilateral" "one-sided, single-sided, one side"
    }
}

impl Muscle {
    /// The region the muscle belongs to: what Body Part says of a page that targets it (vocabulary, table of muscles).
    #[must_use]
    pub fn region(self) -> BodyPart {
        match self {
            Self::Chest | Self::SerratusAnterior => BodyPart::Chest,
            Self::Lats | Self::UpperBack | Self::Traps | Self::LowerBack => BodyPart::Back,
            Self::FrontDelts | Self::SideDelts | Self::RearDelts | Self::RotatorCuff => {
                BodyPart::Shoulders
            }
            Self::Biceps | Self::Triceps | Self::Forearms => BodyPart::Arms,
            Self::Glutes
            | Self::Quadriceps
            | Self::Hamstrings
            | Self::Calves
            | Self::Adductors
            | Self::Abductors
            | Self::HipFlexors
            | Self::Shins => BodyPart::Legs,
            Self::Abs | Self::Obliques => BodyPart::Core,
            Self::Neck => BodyPart::Neck,
            Self::CardiovascularSystem => BodyPart::FullBody,
        }
    }
}

impl Need {
    /// What else a person has who has this: an incline bench sets flat.
    #[must_use]
    pub fn serves_as(self) -> &'static [Self] {
        match self {
            Self::InclineBench => &[Self::Bench],
            _ => &[],
        }
    }

    /// Whether it is a bench of any kind.
    #[must_use]
    pub fn is_bench(self) -> bool {
        matches!(
            self,
            Self::Bench
                | Self::InclineBench
                | Self::DeclineBench
                | Self::PreacherBench
                | Self::HyperextensionBench
        )
    }
}
